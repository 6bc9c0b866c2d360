import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware, pages } from '#start/kernel'
import { uploadLimit } from '#start/limiter'

const { Releases, ReleasePublications, ReleaseYanks } = controllers.releases

pages(() => {
  router
    .group(() => {
      router.get('/listings/:id/releases', [Releases, 'index']).as('index')
      router.get('/listings/:id/releases/new', [Releases, 'create']).as('create')
      router.post('/listings/:id/releases', [Releases, 'store']).as('store').use(uploadLimit)
      router.get('/releases/:id', [Releases, 'show']).as('show')
      router.delete('/releases/:id', [Releases, 'destroy']).as('destroy')
      router.post('/releases/:id/publication', [ReleasePublications, 'store']).as('publish')
      router.post('/releases/:id/yank', [ReleaseYanks, 'store']).as('yank')
    })
    .prefix('/studio')
    .as('releases')
    .where('id', router.matchers.uuid())
    .use(middleware.signedIn())
})
