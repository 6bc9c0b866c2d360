import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware, pages } from '#start/kernel'

const { Publishers, Profiles } = controllers.publishers

pages(() => {
  router
    .group(() => {
      router.get('/become', [Publishers, 'create']).as('become')
      router.post('/become', [Publishers, 'store']).as('become.store')
      router
        .group(() => {
          router.get('/profile', [Profiles, 'edit']).as('profile.edit')
          router.put('/profile', [Profiles, 'update']).as('profile.update')
        })
        .use(middleware.publishing())
    })
    .prefix('/studio')
    .as('studio')
    .use(middleware.signedIn())
})
