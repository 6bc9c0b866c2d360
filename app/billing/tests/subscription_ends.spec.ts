import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { System } from '#accounts/actor'
import SuspendUser from '#accounts/actions/suspend_user'
import TakeDownListing from '#catalog/actions/take_down_listing'
import CancelSubscription from '#billing/actions/cancel_subscription'
import KeepSubscription from '#billing/actions/keep_subscription'
import Purchase from '#billing/models/purchase'
import SubscriptionInvoice from '#billing/models/subscription_invoice'
import { stopRenewalsInVain } from '#billing/stop_renewals_in_vain'
import { cleanDatabase, rowCount } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { decide, dispute } from '#tests/scenarios/corrections'
import { signedIn } from '#tests/scenarios/desk'
import { dashboard, stripeSettles } from '#tests/scenarios/stripe'
import { waitFor } from '#tests/scenarios/waiting'
import {
  aSubscriber,
  customerAt,
  daysPass,
  GOOD_CARD,
  paysWith,
  REFUSED_LATER,
  standingOf,
  timeCatchesUp,
} from '#tests/scenarios/subscribers'

const minutePasses = () => stopRenewalsInVain(new System('scheduler'))

test.group('A subscription that would renew in vain', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(90_000)

  test('ends with the time that is paid for: {because}')
    .with([{ because: 'revoked' }, { because: 'suspended' }, { because: 'taken_down' }] as const)
    .run(async ({ assert }, { because }) => {
      const { buyer, listing, subscription } = await aSubscriber()
      const admin = await aUser({ isAdmin: true })
      const [purchase] = await Purchase.all()
      if (because === 'revoked') await dispute(purchase.stripeChargeId)
      if (because === 'suspended') await new SuspendUser().handle(admin, buyer.id, 'Stolen cards.')
      if (because === 'taken_down') await new TakeDownListing().handle(admin, listing.id, 'Spies.')

      await minutePasses()
      assert.equal(+(await subscription.refresh()).cancelsAt!, +subscription.renewsAt)
      const lines = await rowCount('audit_events', { action: 'subscription.cancelled' })
      await minutePasses()
      assert.equal(await rowCount('audit_events', { action: 'subscription.cancelled' }), lines)
      const kept = await new KeepSubscription().handle(buyer, subscription.id).catch((it) => it)
      assert.equal(kept.code, 'E_SUBSCRIPTION_IN_VAIN')

      await daysPass(buyer, 40)
      assert.isFalse((await subscription.refresh()).isRunning)
      assert.equal(await rowCount('purchases'), 1)
    })

  test('may be kept again once its dispute is won', async ({ assert }) => {
    const { buyer, subscription } = await aSubscriber()
    const [purchase] = await Purchase.all()
    const disputeId = await dispute(purchase.stripeChargeId)
    await minutePasses()
    await decide(disputeId, 'win')
    assert.equal((await standingOf(buyer, subscription))!.status, 'active')

    await new KeepSubscription().handle(buyer, subscription.id)
    await minutePasses()
    assert.isNull((await subscription.refresh()).cancelsAt)
  })
})

test.group('Cancelling a subscription', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(90_000)

  test('that is not paid ends it at once, and nothing can be paid for it later', async ({
    assert,
  }) => {
    const { buyer, subscription } = await aSubscriber({ daysAgo: 34 })
    await paysWith(buyer, REFUSED_LATER)
    await timeCatchesUp(buyer)
    const browser = await signedIn(buyer)
    const { body } = await browser.get(`/subscriptions/${subscription.id}/cancellation`)
    assert.include(body, 'It ends at once')

    await new KeepSubscription().handle(buyer, subscription.id)
    assert.equal(await rowCount('audit_events', { action: 'subscription.kept' }), 0)
    const cancelled = await new CancelSubscription().handle(buyer, subscription.id)
    assert.isFalse(cancelled.isRunning)
    assert.equal(cancelled.endsBy, 'It has ended.')
    await waitFor(async () => {
      await stripeSettles()
      return (await rowCount('subscription_invoices', { status: 'void' })) === 1
    }, 20_000)
    const open = { customer: await customerAt(buyer), status: 'open' }
    assert.isEmpty((await dashboard<{ data: object[] }>('GET', '/v1/invoices', open)).data)
    const { rows: asked } = await db.rawQuery(
      `select from pgboss.job where name = 'billing.void_open_invoices' and data->>'subscriptionId' = ?`,
      [subscription.id]
    )
    assert.lengthOf(asked, 1)
    await paysWith(buyer, GOOD_CARD)
    await daysPass(buyer, 10)
    assert.equal(await rowCount('purchases'), 1)
    assert.equal((await standingOf(buyer, subscription))!.status, 'inactive')
    const again = await new CancelSubscription().handle(buyer, subscription.id).catch((it) => it)
    assert.equal(again.code, 'E_SUBSCRIPTION_OVER')
  })
})

test.group('What Stripe’s dashboard does to a subscription', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(90_000)

  test('giving an invoice up ends its overdue spell', async ({ assert }) => {
    const { buyer } = await aSubscriber({ daysAgo: 34 })
    await paysWith(buyer, REFUSED_LATER)
    await timeCatchesUp(buyer)
    const invoice = await SubscriptionInvoice.query().whereNotNull('overdueSince').firstOrFail()
    assert.isNull(invoice.overdueUntil)

    await dashboard('POST', `/v1/invoices/${invoice.stripeInvoiceId}/mark_uncollectible`)
    await stripeSettles()
    assert.isNotNull((await invoice.refresh()).overdueUntil)
  })

  test('a credit pays a part of a renewal: the books say what was charged', async ({ assert }) => {
    const { buyer } = await aSubscriber({ daysAgo: 20 })
    await dashboard('POST', `/v1/customers/${await customerAt(buyer)}`, { balance: '-400' })
    await daysPass(buyer, 32)

    const [first, renewal] = await Purchase.query().orderBy('periodStartsAt')
    assert.equal(renewal.amountInCents, first.amountInCents - 400)
    await dashboard('POST', '/v1/refunds', { payment_intent: renewal.stripePaymentIntentId! })
    await stripeSettles()
    assert.isTrue((await renewal.refresh()).isRefunded)
  })
})
