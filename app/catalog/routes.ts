import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware, pages } from '#start/kernel'
import { listingTextLimit } from '#start/limiter'

const {
  ListingPublications,
  Listings,
  PlanWithdrawals,
  Plans,
  PriceWithdrawals,
  Prices,
  StudioOverviews,
} = controllers.catalog

pages(() => {
  router
    .group(() => {
      router.get('/', [StudioOverviews, 'show']).as('overview')
      router.get('/listings', [Listings, 'index']).as('listings.index')
      router.get('/listings/new', [Listings, 'create']).as('listings.create')
      router.post('/listings', [Listings, 'store']).as('listings.store').use(listingTextLimit)
      router.get('/listings/:id', [Listings, 'edit']).as('listings.edit')
      router.put('/listings/:id', [Listings, 'update']).as('listings.update').use(listingTextLimit)
      router
        .post('/listings/:id/publication', [ListingPublications, 'store'])
        .as('listings.publish')
      router.get('/listings/:id/plans', [Plans, 'index']).as('plans.index')
      router.post('/listings/:id/plans', [Plans, 'store']).as('plans.store')
      router.post('/plans/:id/withdrawal', [PlanWithdrawals, 'store']).as('plans.withdraw')
      router.post('/plans/:id/prices', [Prices, 'store']).as('prices.store')
      router.post('/prices/:id/withdrawal', [PriceWithdrawals, 'store']).as('prices.withdraw')
    })
    .prefix('/studio')
    .as('studio')
    .where('id', router.matchers.uuid())
    .use([middleware.signedIn(), middleware.publishing()])
})
