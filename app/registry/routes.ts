import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { machines } from '#start/kernel'

const { Registry } = controllers.registry

machines(() => {
  router
    .group(() => {
      router.get('/index.json', [Registry, 'index']).as('index')
      router.get('/agents/:file', [Registry, 'show']).as('agent')
    })
    .prefix('/registry/v1')
    .as('registry')
})
