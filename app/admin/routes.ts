import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware, pages } from '#start/kernel'

const {
  AuditEvents,
  DeadEventReplays,
  Disputes,
  DriftChecks,
  DriftMends,
  EntitlementReinstatements,
  EntitlementRevocations,
  Entitlements,
} = controllers.admin
const { Ledgers, ListingBadges, ListingFeatures, ListingRestorations, Listings, ListingTakedowns } =
  controllers.admin
const {
  Overviews,
  People,
  PurchaseRefunds,
  RefundRequests,
  StripeEventReplays,
  StripeEvents,
  Suspensions,
} = controllers.admin

pages(() => {
  router
    .group(() => {
      router.get('/', [Overviews, 'show']).as('overview')
      router.get('/listings', [Listings, 'index']).as('listings.index')
      router.get('/entitlements', [Entitlements, 'index']).as('entitlements.index')
      router.get('/stripe-events', [StripeEvents, 'index']).as('stripe_events.index')
      router
        .post('/stripe-events/replay', [DeadEventReplays, 'store'])
        .as('stripe_events.replay_dead')
      router.get('/ledger', [Ledgers, 'show']).as('ledger')
      router.post('/ledger/comparison', [DriftChecks, 'store']).as('ledger.compare')
      router
        .post('/drifts/:id/mend', [DriftMends, 'store'])
        .where('id', { match: /^[1-9]\d{0,14}$/, cast: Number })
        .as('drifts.mend')
      router.get('/disputes', [Disputes, 'index']).as('disputes.index')
      router.get('/refund-requests', [RefundRequests, 'index']).as('refund_requests')
      router.get('/audit', [AuditEvents, 'index']).as('audit')
      router.get('/people', [People, 'index']).as('people.index')

      router
        .group(() => {
          router.get('/:id', [StripeEvents, 'show']).as('show')
          router.post('/:id/replay', [StripeEventReplays, 'store']).as('replay')
        })
        .prefix('/stripe-events')
        .as('stripe_events')
        .where('id', { match: /^[1-9]\d{0,14}$/, cast: Number })

      router
        .group(() => {
          router
            .post('/listings/:id/takedown', [ListingTakedowns, 'store'])
            .as('listings.take_down')
          router
            .post('/listings/:id/restoration', [ListingRestorations, 'store'])
            .as('listings.restore')
          router.post('/listings/:id/feature', [ListingFeatures, 'store']).as('listings.feature')
          router
            .delete('/listings/:id/feature', [ListingFeatures, 'destroy'])
            .as('listings.unfeature')
          router.post('/listings/:id/badge', [ListingBadges, 'store']).as('listings.badge')
          router.delete('/listings/:id/badge', [ListingBadges, 'destroy']).as('listings.unbadge')
          router.get('/entitlements/:id', [Entitlements, 'show']).as('entitlements.show')
          router
            .post('/entitlements/:id/revocation', [EntitlementRevocations, 'store'])
            .as('entitlements.revoke')
          router
            .post('/entitlements/:id/reinstatement', [EntitlementReinstatements, 'store'])
            .as('entitlements.reinstate')
          router.post('/purchases/:id/refund', [PurchaseRefunds, 'store']).as('purchases.refund')
          router.post('/people/:id/suspension', [Suspensions, 'store']).as('people.suspend')
          router
            .delete('/people/:id/suspension', [Suspensions, 'destroy'])
            .as('people.lift_suspension')
        })
        .where('id', router.matchers.uuid())
    })
    .prefix('/desk')
    .as('desk')
    .use([middleware.signedIn(), middleware.curating()])
})
