import { test } from '@japa/runner'
import FindDrifts from '#billing/actions/find_drifts'
import { System } from '#accounts/actor'
import Plan from '#catalog/models/plan'
import Purchase from '#billing/models/purchase'
import PlanSwitch from '#billing/models/plan_switch'
import { cleanDatabase, rowCount } from '#tests/database'
import { mailTo } from '#tests/mailbox'
import { aCoupon, aSubscriberWithCode, CODE } from '#tests/scenarios/coupons'
import { signedIn } from '#tests/scenarios/desk'
import { stripeSettles, violations } from '#tests/scenarios/stripe'
import { aListingByTheMonth, daysPass, standingOf } from '#tests/scenarios/subscribers'
import { aListingBothWays, aSwitcher, confirm, shownTo } from '#tests/scenarios/switches'

/** Once everything that follows from a payment is told. */
async function drifts() {
  await stripeSettles()
  return (await new FindDrifts().handle(new System('scheduler'))).drifts
}
const payments = () => Purchase.query().orderBy('periodStartsAt')

test.group('A change of plan', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(90_000)

  test('charges what was shown, at once, and everything stays included', async ({ assert }) => {
    const { buyer, owner, subscription, yearly, plan } = await aSwitcher()
    const browser = await signedIn(buyer)
    const before = await browser.get(`/subscriptions/${subscription.id}`)
    assert.include(before.body, 'Pay by the year')
    const shown = await shownTo(buyer, subscription)
    assert.equal(shown.priceInCents, 9000)
    assert.approximately(shown.creditInCents, 600, 30)
    assert.equal(shown.dueInCents, 9000 - shown.creditInCents)
    const answer = await confirm(buyer, subscription, shown)
    assert.equal(answer.headers.get('location'), `/subscriptions/${subscription.id}`)

    await subscription.refresh()
    assert.equal(subscription.planId, yearly.id)
    assert.equal(Math.round(subscription.renewsAt.diffNow('days').days), 365)
    const [month, year, ...others] = await payments()
    assert.deepEqual(others, [])
    assert.deepEqual([month.planId, year.planId], [plan!.id, yearly.id])
    assert.equal(year.amountInCents, shown.dueInCents)
    assert.equal(year.applicationFeeInCents, Math.round(shown.dueInCents * 0.15))
    assert.equal(+year.periodEndsAt!, +subscription.renewsAt)
    const asked = await PlanSwitch.firstOrFail()
    assert.deepEqual([asked.status, asked.dueInCents], ['done', shown.dueInCents])
    assert.include(await standingOf(buyer, subscription), { status: 'active', stored: 'active' })

    await stripeSettles()
    assert.equal(await rowCount('purchases'), 2)
    for (const action of ['subscription.switch_asked', 'subscription.switched'])
      assert.equal(await rowCount('audit_events', { action }), 1)
    assert.equal(await rowCount('audit_events', { action: 'entitlement.granted' }), 1)
    assert.equal(await rowCount('audit_events', { action: 'entitlement.lapsed' }), 0)
    const mail = await mailTo(buyer.email)
    assert.include(mail.subject, 'is paid by the year now')
    assert.include(mail.text, '$90.00 each year')
    const after = await browser.get(`/subscriptions/${subscription.id}`)
    assert.match(after.body, /\$90\.00.*each year/s)
    assert.include(after.body, 'of unused time')
    assert.include(after.body, 'It is sold by the month as well')
    assert.notInclude(after.body, 'Pay by the')
    const sales = await (await signedIn(owner)).get('/studio/sales')
    assert.include(sales.body, 'of unused time')
    assert.equal(await drifts(), 0)
    assert.deepEqual(await violations(), [])
  })

  test('renews a year later at the price of its plan, whatever that costs by then', async ({
    assert,
  }) => {
    const { buyer, subscription, owner, listing, yearly } = await aSwitcher()
    await confirm(buyer, subscription, await shownTo(buyer, subscription))
    const studio = await signedIn(owner)
    await studio.post(`/studio/plans/${yearly.id}/withdrawal`, {})
    const dearer = { kind: 'subscription', amount: '120.00', currency: 'usd', interval: 'year' }
    await studio.post(`/studio/listings/${listing.id}/plans`, { ...dearer, trial_days: '0' })
    assert.lengthOf(await Plan.query().where({ listingId: listing.id, interval: 'year' }), 2)

    await daysPass(buyer, 367)
    const [, , renewal, ...others] = await payments()
    assert.deepEqual(others, [])
    assert.deepEqual([renewal.amountInCents, renewal.planId], [9000, yearly.id])
    assert.equal(await drifts(), 0)
  })

  test('ends the coupon, says so before, and counts what was really paid', async ({ assert }) => {
    const scene = await aListingBothWays(await aListingByTheMonth())
    await aCoupon(scene, { percentOff: 50, duration: 'forever' })
    const { buyer, subscription } = await aSubscriberWithCode({ on: scene, daysAgo: 10 })
    const shown = await shownTo(buyer, subscription)
    assert.equal(shown.code, CODE)
    assert.approximately(shown.creditInCents, 300, 15)
    await confirm(buyer, subscription, shown)

    const [, year] = await payments()
    assert.deepEqual([year.amountInCents, year.discountInCents], [shown.dueInCents, 0])
    const page = await (await signedIn(buyer)).page(`/subscriptions/${subscription.id}`)
    const { code, amountInCents, nextInCents } = page.props.subscription as Record<string, unknown>
    assert.deepEqual([code, amountInCents, nextInCents], [null, 9000, 9000])
    assert.equal(await drifts(), 0)
  })

  test('leaves the month that was paid for when its own payment goes back', async ({ assert }) => {
    const { buyer, owner, subscription } = await aSwitcher()
    await confirm(buyer, subscription, await shownTo(buyer, subscription))
    const [, year] = await payments()
    await stripeSettles()
    const before = await standingOf(buyer, subscription)
    await (await signedIn(owner)).post(`/purchases/${year.id}/refunds`, {})
    await stripeSettles()
    assert.equal((await year.refresh()).refundedInCents, year.totalInCents)
    const after = await standingOf(buyer, subscription)
    assert.deepEqual(after, before)
    assert.equal(await drifts(), 0)
  })
})
