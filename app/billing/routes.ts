import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { machines, middleware, pages } from '#start/kernel'
import { couponCodeLimit } from '#start/limiter'

const {
  Cancellations,
  Checkouts,
  Coupons,
  CouponWithdrawals,
  Onboardings,
  Payouts,
  PlanSwitches,
  Portals,
  Purchases,
  Receipts,
  RefundDeclines,
  RefundGrants,
  RefundRequests,
  Refunds,
  RefundWithdrawals,
  Sales,
  StripeWebhooks,
  Subscriptions,
} = controllers.billing

machines(() => {
  router
    .post('/webhooks/stripe/:endpoint?', [StripeWebhooks, 'store'])
    .where('endpoint', /^(connect|v2)$/)
    .as('webhooks.stripe')
})

pages(() => {
  router
    .group(() => {
      router.get('/checkouts/new', [Checkouts, 'create']).as('checkouts.new').use(couponCodeLimit)
      router.post('/checkouts', [Checkouts, 'store']).as('checkouts.store').use(couponCodeLimit)
      router.get('/checkouts/:id', [Checkouts, 'show']).as('checkouts.show')
      router.get('/purchases', [Purchases, 'index']).as('purchases.index')
      router.get('/purchases/:id', [Purchases, 'show']).as('purchases.show')
      router
        .post('/purchases/:id/refund-request', [RefundRequests, 'store'])
        .as('purchases.ask_refund')
      router.get('/refund-requests/:id', [RefundRequests, 'show']).as('refund_requests.show')
      router.post('/refund-requests/:id/grant', [RefundGrants, 'store']).as('refund_requests.grant')
      router
        .post('/refund-requests/:id/decline', [RefundDeclines, 'store'])
        .as('refund_requests.decline')
      router
        .post('/refund-requests/:id/withdrawal', [RefundWithdrawals, 'store'])
        .as('refund_requests.withdraw')
      router.get('/purchases/:id/receipt', [Receipts, 'show']).as('purchases.receipt')
      router.get('/purchases/:id/refunds/new', [Refunds, 'create']).as('purchases.refund_part')
      router.post('/purchases/:id/refunds', [Refunds, 'store']).as('purchases.refund')
      router.post('/payment-portal', [Portals, 'store']).as('portal.open')
      router.get('/subscriptions', [Subscriptions, 'index']).as('subscriptions.index')
      router.get('/subscriptions/:id', [Subscriptions, 'show']).as('subscriptions.show')
      router
        .get('/subscriptions/:id/cancellation', [Cancellations, 'create'])
        .as('subscriptions.cancellation')
      router
        .post('/subscriptions/:id/cancellation', [Cancellations, 'store'])
        .as('subscriptions.cancel')
      router
        .delete('/subscriptions/:id/cancellation', [Cancellations, 'destroy'])
        .as('subscriptions.keep')
      router.get('/subscriptions/:id/plan', [PlanSwitches, 'create']).as('subscriptions.switching')
      router.post('/subscriptions/:id/plan', [PlanSwitches, 'store']).as('subscriptions.switch')
    })
    .where('id', router.matchers.uuid())
    .use(middleware.signedIn())

  router
    .group(() => {
      router.get('/onboarding', [Onboardings, 'show']).as('onboarding')
      router.post('/onboarding', [Onboardings, 'store']).as('onboarding.start')
      router.get('/onboarding/refresh', [Onboardings, 'refresh']).as('onboarding.refresh')
      router.get('/payouts', [Payouts, 'show']).as('payouts')
      router.get('/sales', [Sales, 'index']).as('sales')
      router.get('/listings/:id/coupons', [Coupons, 'index']).as('coupons.index')
      router.post('/listings/:id/coupons', [Coupons, 'store']).as('coupons.store')
      router.post('/coupons/:id/withdrawal', [CouponWithdrawals, 'store']).as('coupons.withdraw')
      router.get('/refund-requests', [RefundRequests, 'index']).as('refund_requests')
    })
    .prefix('/studio')
    .as('studio')
    .where('id', router.matchers.uuid())
    .use([middleware.signedIn(), middleware.publishing()])
})
