import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import Purchase from '#billing/models/purchase'
import SubscriptionInvoice from '#billing/models/subscription_invoice'
import { cleanDatabase } from '#tests/database'
import { decide, dispute } from '#tests/scenarios/corrections'
import { signedIn } from '#tests/scenarios/desk'
import { aPublishedRelease } from '#tests/scenarios/releases'
import { aStoryBegins } from '#tests/scenarios/story'
import { dashboard, standIn, stripeSettles } from '#tests/scenarios/stripe'
import {
  aListingByTheMonth,
  aSubscriber,
  daysPass,
  GOOD_CARD,
  paysWith,
  REFUSED_LATER,
  standingOf,
  timeCatchesUp,
} from '#tests/scenarios/subscribers'

/** Who subscribed so long ago that the first month is over has something again with the next payment. */
const BEGUN_LONG_AGO = ['granted null→inactive', 'resumed inactive→active']

const payments = () => Purchase.query().whereNotNull('subscriptionId').orderBy('periodStartsAt')

/** Somebody who paid for two months, the second of which runs; one version came in each. */
async function twoMonths() {
  const scene = await aListingByTheMonth()
  for (const [version, days] of [
    ['1.0.0', 38],
    ['1.1.0', 3],
  ] as const)
    await aPublishedRelease({
      on: scene,
      version,
      publishedAt: DateTime.now().minus({ days }),
    })
  const subscribed = await aSubscriber({ on: scene, daysAgo: 40 })
  await timeCatchesUp(subscribed.buyer)
  return { ...subscribed, second: (await payments())[1] }
}

test.group('The story of a subscription', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(120_000)

  test('paid ten days late: closed after the grace, open again with the payment', async ({
    assert,
  }) => {
    const ends = await aStoryBegins()
    const { buyer, subscription } = await aSubscriber({ daysAgo: 45 })
    await paysWith(buyer, REFUSED_LATER)
    await daysPass(buyer, 41)
    assert.equal((await subscription.refresh()).status, 'past_due')
    assert.equal((await standingOf(buyer, subscription))!.status, 'inactive')

    await paysWith(buyer, GOOD_CARD)
    const overdue = await SubscriptionInvoice.query().whereNotNull('overdueSince').firstOrFail()
    await dashboard('POST', `/v1/invoices/${overdue.stripeInvoiceId}/pay`)
    await stripeSettles()

    await overdue.refresh()
    const late = overdue.overdueUntil!.diff(overdue.overdueSince!, 'days').days
    assert.isTrue(late > 9 && late < 12, `${late} days`)
    await ends(assert, {
      buyer,
      of: subscription,
      status: 'active',
      reason: 'active',
      trail: BEGUN_LONG_AGO,
      mails: [/did not go through/],
    })
  })

  test('paid early, because the trial was cut short: the paid time begins at once', async ({
    assert,
  }) => {
    const ends = await aStoryBegins()
    const { buyer, subscription } = await aSubscriber({ trialDays: 14, daysAgo: 5 })
    await timeCatchesUp(buyer)
    const { trialEndsAt } = subscription
    await dashboard('POST', `/v1/subscriptions/${subscription.stripeSubscriptionId}`, {
      trial_end: 'now',
    })
    await stripeSettles()

    const [payment, ...others] = await payments()
    assert.deepEqual(others, [])
    assert.isBelow(+payment.periodStartsAt!, +trialEndsAt!)
    assert.equal(+(await subscription.refresh()).renewsAt, +payment.periodEndsAt!)
    await ends(assert, {
      buyer,
      of: subscription,
      status: 'active',
      reason: 'active',
      trail: ['granted null→active'],
    })
  })

  test('a part of a renewal refunded: sums move, the right does not', async ({ assert }) => {
    const ends = await aStoryBegins()
    const { buyer, owner, subscription, second } = await twoMonths()
    const studio = await signedIn(owner)
    await studio.post(`/purchases/${second.id}/refunds`, { amount: '3.00' })
    await stripeSettles()

    assert.equal((await second.refresh()).refundedInCents, 300)
    assert.deepEqual((await standingOf(buyer, subscription))!.versions, ['1.1.0', '1.0.0'])
    await ends(assert, {
      buyer,
      of: subscription,
      status: 'active',
      reason: 'active',
      trail: BEGUN_LONG_AGO,
    })
  })

  test('a renewal disputed and lost: nothing is open any more', async ({ assert }) => {
    const ends = await aStoryBegins()
    const { buyer, subscription, second } = await twoMonths()
    await decide(await dispute(second.stripeChargeId), 'lose')

    assert.deepEqual((await standingOf(buyer, subscription))!.versions, [])
    await ends(assert, {
      buyer,
      of: subscription,
      status: 'revoked',
      reason: 'revoked_dispute',
      trail: [...BEGUN_LONG_AGO, 'revoked active→revoked'],
    })
  })

  test('a renewal that the bank warns of: the right stays, the desk is told', async ({
    assert,
  }) => {
    const ends = await aStoryBegins()
    const { buyer, subscription, second } = await twoMonths()
    await standIn('POST', `charges/${second.stripeChargeId}/warn`)

    await ends(assert, {
      buyer,
      of: subscription,
      status: 'active',
      reason: 'active',
      trail: BEGUN_LONG_AGO,
    })
  })

  test('deleted at Stripe in the middle of its time: it is over, and what was paid for is kept', async ({
    assert,
  }) => {
    const ends = await aStoryBegins()
    const { buyer, subscription } = await twoMonths()
    await dashboard('DELETE', `/v1/subscriptions/${subscription.stripeSubscriptionId}`)
    await stripeSettles()

    assert.isNotNull((await subscription.refresh()).endedAt)
    assert.deepEqual((await standingOf(buyer, subscription))!.versions, ['1.1.0'])
    await ends(assert, {
      buyer,
      of: subscription,
      status: 'inactive',
      reason: 'subscription_ended',
      trail: [...BEGUN_LONG_AGO, 'lapsed active→inactive'],
      mails: [/has ended/],
    })
  })

  test('given up on as unpaid: it rests, and nothing new is included', async ({ assert }) => {
    const ends = await aStoryBegins()
    await standIn('POST', 'settings', { dunningEnds: 'unpaid' })
    try {
      const { buyer, subscription } = await aSubscriber({ daysAgo: 60 })
      await paysWith(buyer, REFUSED_LATER)
      await daysPass(buyer, 50)
      assert.equal((await subscription.refresh()).status, 'unpaid')
      await ends(assert, {
        buyer,
        of: subscription,
        status: 'inactive',
        reason: 'subscription_paused',
        trail: ['granted null→inactive'],
        mails: [/did not go through/],
      })
    } finally {
      await standIn('POST', 'settings', { dunningEnds: 'canceled' })
    }
  })
})
