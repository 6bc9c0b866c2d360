import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import Checkout from '#billing/models/checkout'
import Purchase from '#billing/models/purchase'
import Subscription from '#billing/models/subscription'
import { cleanDatabase, rowCount } from '#tests/database'
import { mailTo } from '#tests/mailbox'
import { aUser } from '#tests/scenarios/accounts'
import { signedIn } from '#tests/scenarios/desk'
import { aPublishedRelease } from '#tests/scenarios/releases'
import { pay, stripeSettles, violations } from '#tests/scenarios/stripe'
import {
  aListingByTheMonth,
  aSubscriber,
  daysPass,
  livesSince,
  standingOf,
  timeCatchesUp,
} from '#tests/scenarios/subscribers'

const daysAgo = (days: number) => DateTime.now().minus({ days })

/** Three versions: two of the time before this month, one of these days. */
async function aLivelyListing(trialDays = 0) {
  const scene = await aListingByTheMonth({ trialDays })
  const versions = { '1.0.0': 90, '1.1.0': 40, '2.0.0': 2 }
  for (const [version, days] of Object.entries(versions))
    await aPublishedRelease({ on: scene, version, publishedAt: daysAgo(days) })
  return scene
}

test.group('A subscription', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(90_000)

  test('is bought, renewed, cancelled, lapses, and comes back', async ({ assert }) => {
    const { plan, listing } = await aLivelyListing()
    const buyer = await aUser()
    const browser = await signedIn(buyer)
    const subscribe = async () => {
      const answer = await browser.post('/checkouts', { plan_id: plan!.id })
      assert.match(answer.headers.get('location')!, /\/c\/pay\/cs_/)
      return Checkout.query().where('userId', buyer.id).orderBy('id', 'desc').firstOrFail()
    }

    const checkout = await subscribe()
    await livesSince(buyer, 65)
    await pay(checkout.stripeSessionId!)
    await stripeSettles()
    const subscription = await Subscription.findByOrFail('checkoutId', checkout.id)
    await daysPass(buyer, 32)
    const paid = await Purchase.query().orderBy('periodStartsAt')
    assert.deepEqual(
      paid.map((one) => [one.amountInCents, one.applicationFeeInCents, one.checkoutId]),
      [
        [900, 135, checkout.id],
        [900, 135, null],
      ]
    )
    assert.equal(+paid[0].periodEndsAt!, +paid[1].periodStartsAt!)
    assert.isAbove(+(await subscription.refresh()).renewsAt, +daysAgo(5))

    const before = await browser.get(`/subscriptions/${subscription.id}/cancellation`)
    assert.include(before.body, '1.1.0')
    assert.notInclude(before.body, '2.0.0')
    await browser.post(`/subscriptions/${subscription.id}/cancellation`, {})
    assert.isNotNull((await subscription.refresh()).cancelsAt)
    assert.isNull(subscription.endedAt)
    await browser.post(`/subscriptions/${subscription.id}/cancellation`, {}, 'DELETE')
    assert.isNull((await subscription.refresh()).cancelsAt)
    await browser.post(`/subscriptions/${subscription.id}/cancellation`, {})

    await timeCatchesUp(buyer)
    assert.equal((await subscription.refresh()).status, 'canceled')
    const lapsed = { status: 'inactive', stored: 'inactive', versions: ['1.1.0'] }
    assert.deepEqual(await standingOf(buyer, subscription), lapsed)
    assert.equal(await rowCount('purchases'), 2)
    const mail = await mailTo(buyer.email)
    assert.include(mail.subject, 'has ended')
    assert.include(mail.text, 'You keep 1.1.0 for good')

    const { stripeSessionId } = await subscribe()
    await pay(stripeSessionId!)
    await stripeSettles()
    const [again] = await Subscription.query().where('listingId', listing.id).whereNull('endedAt')
    const all = { status: 'active', stored: 'active', versions: ['2.0.0', '1.1.0', '1.0.0'] }
    assert.deepEqual(await standingOf(buyer, again), all)
    assert.deepEqual(await standingOf(buyer, subscription), lapsed)
    assert.equal(await rowCount('audit_events', { action: 'subscription.cancelled' }), 2)
    assert.equal(await rowCount('audit_events', { action: 'subscription.kept' }), 1)
    assert.deepEqual(await violations(), [])
  })

  test('may be tried for nothing, and is paid when the trial is over', async ({ assert }) => {
    const scene = await aLivelyListing(14)
    const { buyer, subscription, checkout } = await aSubscriber({ on: scene, daysAgo: 20 })
    assert.equal(await rowCount('purchases'), 0)
    const browser = await signedIn(buyer)
    const page = await browser.page(`/checkouts/${checkout.id}`)
    const shown = page.props.checkout as Record<string, unknown>
    assert.equal(shown.state, 'paid')
    assert.equal(shown.paidInCents, 0)
    assert.equal(shown.trialEndsAt, subscription.trialEndsAt!.toISO())

    await daysPass(buyer, 11)
    const mail = await mailTo(buyer.email)
    assert.match(mail.subject, /trial of .* ends on/)
    assert.include(mail.text, '$9.00 each month')
    await timeCatchesUp(buyer)

    const [purchase, ...others] = await Purchase.all()
    assert.deepEqual(others, [])
    assert.equal(purchase.amountInCents, 900)
    assert.equal(+purchase.periodStartsAt!, +subscription.trialEndsAt!)
    assert.equal((await standingOf(buyer, subscription))!.status, 'active')
  })

  test('that was only tried leaves nothing behind, and is not tried twice', async ({ assert }) => {
    const scene = await aLivelyListing(14)
    const { buyer, subscription } = await aSubscriber({ on: scene, daysAgo: 20 })
    const browser = await signedIn(buyer)
    const page = await browser.get(`/subscriptions/${subscription.id}/cancellation`)
    assert.include(page.body, 'because nothing was paid')
    await browser.post(`/subscriptions/${subscription.id}/cancellation`, {})
    await timeCatchesUp(buyer)

    assert.equal((await subscription.refresh()).status, 'canceled')
    assert.equal(await rowCount('purchases'), 0)
    const nothing = { status: 'inactive', stored: 'inactive', versions: [] }
    assert.deepEqual(await standingOf(buyer, subscription), nothing)

    await browser.post('/checkouts', { plan_id: scene.plan!.id })
    const [again] = await Checkout.query().where({ userId: buyer.id, status: 'open' })
    assert.equal(again.trialDays, 0)
    assert.equal(again.dueInCents, 900)
  })
})
