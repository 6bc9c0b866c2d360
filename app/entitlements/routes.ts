import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware, pages } from '#start/kernel'

const { Explanations, Library } = controllers.entitlements

pages(() => {
  router
    .group(() => {
      router.get('/', [Library, 'index']).as('index')
      router.get('/:id', [Library, 'show']).as('show').where('id', router.matchers.uuid())
    })
    .prefix('/library')
    .as('library')
    .use(middleware.signedIn())
  router
    .get('/entitlements/:id/explanation', [Explanations, 'show'])
    .as('entitlements.explanation')
    .where('id', router.matchers.uuid())
    .use(middleware.signedIn())
})
