import { test } from '@japa/runner'
import { System } from '#accounts/actor'
import FindDrifts from '#billing/actions/find_drifts'
import Purchase from '#billing/models/purchase'
import type Subscription from '#billing/models/subscription'
import { cleanDatabase, rowCount } from '#tests/database'
import { mailTo } from '#tests/mailbox'
import { aPublishedRelease } from '#tests/scenarios/releases'
import { aSubscriberWithCode } from '#tests/scenarios/coupons'
import { signedIn } from '#tests/scenarios/desk'
import { violations } from '#tests/scenarios/stripe'
import {
  daysPass,
  paysWith,
  REFUSED_LATER,
  standingOf,
  timeCatchesUp,
} from '#tests/scenarios/subscribers'

/** What was paid for each period, what was taken off, and our share. */
async function paidFor({ id }: Subscription) {
  const purchases = await Purchase.query().where('subscriptionId', id).orderBy('periodStartsAt')
  return purchases.map((one) => [
    one.amountInCents,
    one.discountInCents,
    one.applicationFeeInCents,
    one.couponId !== null,
  ])
}
const noDrifts = async () => (await new FindDrifts().handle(new System('stripe'))).drifts

test.group('A subscription with a coupon', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(90_000)

  test('costs less for the first payment, and leaves out the trial', async ({ assert }) => {
    const { buyer, checkout, subscription } = await aSubscriberWithCode({
      terms: { percentOff: 50 },
      listing: { trialDays: 14 },
      daysAgo: 40,
    })
    assert.equal(checkout.trialDays, 0)
    assert.isNull(subscription.trialEndsAt)
    await daysPass(buyer, 32)
    assert.deepEqual(await paidFor(subscription), [
      [450, 450, 68, true],
      [900, 0, 135, false],
    ])
    assert.equal(await noDrifts(), 0)
    assert.deepEqual(await violations(), [])
  })

  test('costs less for some months', async ({ assert }) => {
    const { buyer, subscription, checkout } = await aSubscriberWithCode({
      terms: { amountOffInCents: 400, duration: 'months', durationInMonths: 2 },
      daysAgo: 75,
    })
    const browser = await signedIn(buyer)
    const begun = await browser.get(`/checkouts/${checkout.id}`)
    assert.include(begun.body, 'off the payments of the first 2 months')
    const shown = await browser.get(`/subscriptions/${subscription.id}`)
    assert.match(shown.body, /\$5\.00<\/span>.* next on/s)
    await daysPass(buyer, 65)
    assert.deepEqual(await paidFor(subscription), [
      [500, 400, 75, true],
      [500, 400, 75, true],
      [900, 0, 135, false],
    ])
    const later = await browser.get(`/subscriptions/${subscription.id}`)
    assert.match(later.body, /\$9\.00<\/span>.*each month, next on/s)
    assert.equal(await noDrifts(), 0)
  })

  test('costs less for ever', async ({ assert }) => {
    const { buyer, subscription } = await aSubscriberWithCode({
      terms: { percentOff: 33, duration: 'forever' },
      daysAgo: 40,
    })
    await daysPass(buyer, 35)
    assert.deepEqual(await paidFor(subscription), [
      [603, 297, 90, true],
      [603, 297, 90, true],
    ])
  })

  test('of 100 % brings its first period without a payment, and is charged later', async ({
    assert,
  }) => {
    const { owner, listing, plan, publisher, buyer, subscription, checkout } =
      await aSubscriberWithCode({ terms: { percentOff: 100 }, daysAgo: 20 })
    await aPublishedRelease({ on: { owner, listing, plan, publisher }, version: '1.0.0' })
    assert.equal(checkout.status, 'paid')
    assert.equal(checkout.dueInCents, 0)
    assert.deepEqual(await paidFor(subscription), [])
    assert.equal(await rowCount('entitlement_periods'), 1)
    assert.include(await standingOf(buyer, subscription), { status: 'active', stored: 'active' })
    const browser = await signedIn(buyer)
    assert.include((await browser.get(`/checkouts/${checkout.id}`)).body, 'Nothing paid today')

    await daysPass(buyer, 32)
    assert.deepEqual(await paidFor(subscription), [[900, 0, 135, false]])
    assert.equal(await rowCount('entitlement_periods'), 2)
    assert.include(await standingOf(buyer, subscription), { status: 'active', stored: 'active' })
    assert.equal(await noDrifts(), 0)
    assert.deepEqual(await violations(), [])
  })

  test('names the sum that was not paid when a discounted renewal fails', async ({ assert }) => {
    const { buyer, subscription } = await aSubscriberWithCode({
      terms: { percentOff: 50, duration: 'forever' },
      daysAgo: 34,
    })
    await paysWith(buyer, REFUSED_LATER)
    await timeCatchesUp(buyer)
    assert.equal((await subscription.refresh()).status, 'past_due')
    const mail = await mailTo(buyer.email)
    assert.include(mail.text, 'refused the payment of $4.50')
    const page = await (await signedIn(buyer)).get(`/subscriptions/${subscription.id}`)
    assert.match(page.body, /The payment of.*\$4\.50/s)
  })
})
