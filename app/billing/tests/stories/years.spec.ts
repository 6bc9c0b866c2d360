import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import CancelSubscription from '#billing/actions/cancel_subscription'
import StartCheckout from '#billing/actions/start_checkout'
import { cleanDatabase } from '#tests/database'
import { signedIn } from '#tests/scenarios/desk'
import { aPublishedRelease } from '#tests/scenarios/releases'
import { aStoryBegins } from '#tests/scenarios/story'
import { aSubscriber, daysPass, standingOf, timeCatchesUp } from '#tests/scenarios/subscribers'
import { aListingBothWays } from '#tests/scenarios/switches'

/** Somebody who paid for a year, which began so many days ago; one version came in it, and one these days. */
async function aYear(daysAgo: number) {
  const scene = await aListingBothWays()
  for (const [version, days] of [
    ['1.0.0', 100],
    ['1.1.0', 2],
  ] as const)
    await aPublishedRelease({
      on: scene,
      version,
      publishedAt: DateTime.now().minus({ days }),
    })
  const subscribed = await aSubscriber({ on: { ...scene, plan: scene.yearly }, daysAgo })
  return { ...subscribed, scene, monthly: scene.plan! }
}

test.group('The story of who paid by the year and wants to pay by the month', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(120_000)

  test('in mid-year there is no way but to cancel, which keeps the year', async ({ assert }) => {
    const ends = await aStoryBegins()
    const { buyer, subscription, monthly } = await aYear(190)
    await timeCatchesUp(buyer)
    const browser = await signedIn(buyer)
    const { body } = await browser.get(`/subscriptions/${subscription.id}`)
    assert.notInclude(body, 'Pay by the month')
    await assert.rejects(() => new StartCheckout().handle(buyer, monthly.id), /subscri/)

    await new CancelSubscription().handle(buyer, subscription.id)
    const { cancelsAt } = await subscription.refresh()
    assert.equal(+cancelsAt!, +subscription.renewsAt)
    assert.deepEqual((await standingOf(buyer, subscription))!.versions, ['1.1.0', '1.0.0'])
    await ends(assert, {
      buyer,
      of: subscription,
      status: 'active',
      reason: 'active',
      trail: ['granted null→active'],
    })
  })

  test('cancelled, the year ends, and what came after it is there with the first month', async ({
    assert,
  }) => {
    const ends = await aStoryBegins()
    const { buyer, subscription, scene } = await aYear(380)
    await daysPass(buyer, 185)
    await new CancelSubscription().handle(buyer, subscription.id)
    await timeCatchesUp(buyer)
    assert.isNotNull((await subscription.refresh()).endedAt)
    const kept = await standingOf(buyer, subscription)
    assert.deepEqual(kept, { status: 'inactive', stored: 'inactive', versions: ['1.0.0'] })

    const byTheMonth = await aSubscriber({ on: scene, buyer })
    await ends(assert, {
      buyer,
      of: byTheMonth.subscription,
      status: 'active',
      reason: 'active',
      trail: ['granted null→inactive', 'granted null→active'],
      mails: [/has ended/],
    })
    const { versions } = (await standingOf(buyer, byTheMonth.subscription))!
    assert.deepEqual(versions, ['1.1.0', '1.0.0'])
    assert.deepEqual(await standingOf(buyer, subscription), kept)
  })
})
