import { test } from '@japa/runner'
import { cleanDatabase } from '#tests/database'
import { signedIn } from '#tests/scenarios/desk'
import { dashboard, stripeSettles, violations } from '#tests/scenarios/stripe'
import { aSubscriber, standingOf } from '#tests/scenarios/subscribers'

test.group('A subscription that Stripe pauses', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(60_000)

  test('rests, and goes on when that is over', async ({ assert }) => {
    const { buyer, subscription } = await aSubscriber()
    const path = `/v1/subscriptions/${subscription.stripeSubscriptionId}`
    await dashboard('POST', `${path}/pause`)
    await stripeSettles()
    assert.equal((await standingOf(buyer, subscription))!.status, 'inactive')
    const { body } = await (await signedIn(buyer)).get(`/subscriptions/${subscription.id}`)
    assert.include(body, 'It rests')
    await dashboard('POST', `${path}/resume`)
    await stripeSettles()
    assert.equal((await standingOf(buyer, subscription))!.status, 'active')
    assert.equal((await subscription.refresh()).pausedSince, null)
    assert.deepEqual(await violations(), [])
  })
})
