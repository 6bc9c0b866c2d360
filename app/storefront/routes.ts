import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { machines, middleware, pages } from '#start/kernel'

const {
  Agents,
  CurrencyChoices,
  Homes,
  ListingPages,
  PermissionComparisons,
  Policies,
  PublisherPages,
  SecurityContacts,
} = controllers.storefront

machines(() => {
  router.get('/.well-known/security.txt', [SecurityContacts, 'show']).as('security.contact')
})

pages(() => {
  router.get('/', [Homes, 'show']).as('home')
  router.get('/agents', [Agents, 'index']).as('catalog.browse')
  router.get('/agents/:agent_id', [ListingPages, 'show']).as('catalog.show')
  router
    .get('/agents/:agent_id/permissions', [PermissionComparisons, 'show'])
    .as('catalog.permissions')
  router.get('/publishers/:slug', [PublisherPages, 'show']).as('publishers.show')
  router.get('/policies/:name', [Policies, 'show']).as('policies.show')
  router.post('/currency', [CurrencyChoices, 'store']).as('currency.choose')
  router
    .get('/studio/listings/:id/preview', [ListingPages, 'preview'])
    .as('studio.listings.preview')
    .where('id', router.matchers.uuid())
    .use([middleware.signedIn(), middleware.publishing()])
})
