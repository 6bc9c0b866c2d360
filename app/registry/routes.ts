import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { machines, pages } from '#start/kernel'

const { ApiReferences, Registry } = controllers.registry

machines(() => {
  router.get('/api/openapi.json', [ApiReferences, 'document']).as('openapi')
  router
    .group(() => {
      router.get('/index.json', [Registry, 'index']).as('index')
      router.get('/agents/:file', [Registry, 'show']).as('agent')
    })
    .prefix('/registry/v1')
    .as('registry')
})

pages(() => {
  router.get('/docs/api', [ApiReferences, 'show']).as('docs.api')
})
