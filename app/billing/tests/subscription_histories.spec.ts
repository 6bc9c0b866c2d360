import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { System } from '#accounts/actor'
import ReceiveStripeEvent from '#billing/actions/receive_stripe_event'
import ReconcileStripeEvents from '#billing/actions/reconcile_stripe_events'
import type Checkout from '#billing/models/checkout'
import Purchase from '#billing/models/purchase'
import Subscription from '#billing/models/subscription'
import SubscriptionInvoice from '#billing/models/subscription_invoice'
import { listEvents } from '#billing/stripe/gateway/event_log'
import { platformTypes } from '#billing/stripe/handlers'
import { drainStripeEvents } from '#billing/worker'
import { DateTime } from 'luxon'
import { cleanDatabase, rowCount } from '#tests/database'
import { dashboard, pay, standIn, stripeSettles, violations } from '#tests/scenarios/stripe'
import {
  anOpenSubscription,
  aSubscriber,
  customerAt,
  GOOD_CARD,
  paysWith,
  REFUSED_LATER,
  standingOf,
} from '#tests/scenarios/subscribers'

type Session = { subscription: string }
type Invoice = { id: string; payments: { data: { payment: { payment_intent: string } }[] } }

/** What happens at Stripe alone: paid, renewed, refused, mended, one renewal given back, cancelled, over. */
async function wholeStory(checkout: Checkout, customer: string) {
  const passes = (days: number) => standIn('POST', `customers/${customer}/advance`, { days })
  await pay(checkout.stripeSessionId!)
  const { subscription } = await dashboard<Session>(
    'GET',
    `/v1/checkout/sessions/${checkout.stripeSessionId}`
  )
  await passes(32)
  await standIn('POST', `customers/${customer}/card`, { card: REFUSED_LATER })
  await passes(31)
  await standIn('POST', `customers/${customer}/card`, { card: GOOD_CARD })
  const { data } = await dashboard<{ data: Invoice[] }>('GET', '/v1/invoices', {
    subscription,
    'expand[]': 'data.payments',
  })
  await dashboard('POST', `/v1/invoices/${data[0].id}/pay`)
  const [{ payment }] = data[1].payments.data
  await dashboard('POST', '/v1/refunds', { payment_intent: payment.payment_intent })
  await dashboard('POST', `/v1/subscriptions/${subscription}`, { cancel_at_period_end: 'true' })
  await passes(32)
}

const books = async () => ({
  purchases: (await Purchase.query().orderBy('periodStartsAt')).map((one) => one.refundedInCents),
  spells: (await SubscriptionInvoice.query().whereNotNull('overdueSince')).map(
    ({ overdueUntil }) => overdueUntil !== null
  ),
  subscriptions: (await Subscription.all()).map(({ status }) => status),
})
const TRUTH = { purchases: [0, 900, 0], spells: [true], subscriptions: ['canceled'] }

const reconcile = async () => {
  await new ReconcileStripeEvents().handle(new System('scheduler'))
  await Promise.all([drainStripeEvents(), drainStripeEvents()])
}

test.group('However we hear of a subscription', (group) => {
  group.each.setup(async () => {
    await cleanDatabase()
    return async () => void (await standIn('POST', 'chaos', {}))
  })
  group.each.timeout(120_000)

  test('the books come to the truth: {how}')
    .with([
      { how: 'calmly', chaos: {} },
      { how: 'each thrice and in disorder', chaos: { duplicate: 1, again: 1, reorder: 0.8 } },
      { how: 'with every second message lost', chaos: { drop: 0.5, reorder: 0.5, twin: 0.5 } },
      { how: 'never at all', chaos: { drop: 1 } },
    ])
    .run(async ({ assert }, { how, chaos }) => {
      const { buyer, checkout } = await anOpenSubscription({ daysAgo: 100 })
      const since = DateTime.now().minus({ seconds: 5 })
      await standIn('POST', 'chaos', { seed: how, ...chaos })
      await wholeStory(checkout, await customerAt(buyer))
      await stripeSettles()
      await standIn('POST', 'chaos', {})
      await reconcile()

      assert.deepEqual(await books(), TRUTH)
      const subscription = await Subscription.findByOrFail('checkoutId', checkout.id)
      assert.equal((await standingOf(buyer, subscription))!.status, 'inactive')
      assert.equal(await rowCount('entitlements'), 1)
      assert.equal(await rowCount('stripe_events', { state: 'dead' }), 0)

      const trail = await rowCount('audit_events')
      for await (const page of listEvents(since, platformTypes))
        for (const { event, payload } of page)
          await new ReceiveStripeEvent().handle(new System('stripe'), {
            endpoint: 'platform',
            event: { ...event, id: `${event.id}twin` },
            payload,
          })
      await drainStripeEvents()
      assert.deepEqual(await books(), TRUTH)
      assert.equal(await rowCount('audit_events'), trail, 'replaying the past left a trace')
      assert.deepEqual(await violations(), [])
    })

  test('one that was never ours changes nothing, whatever its metadata say', async ({ assert }) => {
    const { buyer, checkout, subscription, plan } = await aSubscriber()
    const price = await db.from('stripe_prices').where('plan_id', plan!.id).first()
    const before = await rowCount('audit_events')

    const stray = await dashboard('POST', '/v1/subscriptions', {
      'customer': await customerAt(buyer),
      'items[0][price]': price.stripe_price_id,
      'payment_behavior': 'default_incomplete',
      'metadata[checkout_id]': checkout.id,
    })
    await paysWith(buyer, GOOD_CARD)
    await standIn('POST', `customers/${await customerAt(buyer)}/advance`, { days: 2 })
    await stripeSettles()

    const { status } = await dashboard<{ status: string }>('GET', `/v1/subscriptions/${stray.id}`)
    assert.equal(status, 'incomplete_expired')
    assert.equal((await subscription.refresh()).status, 'active')
    assert.equal((await standingOf(buyer, subscription))!.status, 'active')
    assert.equal(await rowCount('subscriptions'), 1)
    assert.equal(await rowCount('audit_events'), before)
    assert.isAbove(await rowCount('stripe_events', { outcome: 'unknown_subscription' }), 0)
  })
})
