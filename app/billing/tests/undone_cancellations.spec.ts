import { test } from '@japa/runner'
import TakeDownListing from '#catalog/actions/take_down_listing'
import CancelSubscription from '#billing/actions/cancel_subscription'
import KeepSubscription from '#billing/actions/keep_subscription'
import Purchase from '#billing/models/purchase'
import { cleanDatabase, rowCount } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { signedIn } from '#tests/scenarios/desk'
import { dashboard, stripeSettles } from '#tests/scenarios/stripe'
import { aSubscriber, daysPass } from '#tests/scenarios/subscribers'

type Scene = Awaited<ReturnType<typeof aSubscriber>>
type AtStripe = { cancel_at: number | null; cancel_at_period_end: boolean }

const atStripe = ({ subscription }: Scene) =>
  dashboard<AtStripe>('GET', `/v1/subscriptions/${subscription.stripeSubscriptionId}`)

/** Somebody here, or the buyer by mail, had it end at a moment of its own. */
async function endsIn(scene: Scene, days: number) {
  const cancelAt = String(Math.floor(Date.now() / 1000) + days * 86_400)
  const path = `/v1/subscriptions/${scene.subscription.stripeSubscriptionId}`
  await dashboard('POST', path, { cancel_at: cancelAt })
  await stripeSettles()
  return scene.subscription.refresh()
}

test.group('A cancellation that is taken back', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(60_000)

  test('is what somebody is led to who comes to subscribe anew', async ({ assert }) => {
    const scene = await aSubscriber()
    const { buyer, listing, plan, subscription } = scene
    await new CancelSubscription().handle(buyer, subscription.id)
    const browser = await signedIn(buyer)
    const page = await browser.get(`/agents/${listing.agentId}`)
    assert.include(page.body, 'Keep it after all')

    const answer = await browser.post('/checkouts', { plan_id: plan!.id })
    const shown = await browser.get(answer.headers.get('location')!)
    assert.include(shown.body, 'You need no second one')
    assert.include(shown.body, 'Keep it after all')
    await browser.post(`/subscriptions/${subscription.id}/cancellation`, {}, 'DELETE')
    assert.isNull((await subscription.refresh()).cancelsAt)
    assert.notInclude((await browser.get(`/agents/${listing.agentId}`)).body, 'Keep it after all')
    assert.equal(await rowCount('checkouts'), 1)
    await daysPass(buyer, 32)
    assert.lengthOf(await Purchase.all(), 2)
  })

  test('is not offered where it would be refused', async ({ assert }) => {
    const { buyer, listing, subscription } = await aSubscriber()
    await new CancelSubscription().handle(buyer, subscription.id)
    const admin = await aUser({ isAdmin: true })
    await new TakeDownListing().handle(admin, listing.id, 'It spies.')
    const { body } = await (await signedIn(buyer)).get(`/agents/${listing.agentId}`)
    assert.notInclude(body, 'Keep it after all')
  })

  test('also when Stripe’s dashboard set a moment for it', async ({ assert }) => {
    const scene = await aSubscriber()
    const { buyer, subscription } = scene
    await endsIn(scene, 5)
    const browser = await signedIn(buyer)
    const { body } = await browser.get(`/subscriptions/${subscription.id}`)
    assert.match(body, /It ends on.*Nothing more is charged/s)
    await new KeepSubscription().handle(buyer, subscription.id)
    assert.isNull((await subscription.refresh()).cancelsAt)
    assert.isNull((await atStripe(scene)).cancel_at)
    await daysPass(buyer, 32)
    assert.isTrue((await subscription.refresh()).isRunning)
    assert.lengthOf(await Purchase.all(), 2)
  })

  test('or ended sooner than that, where it renews before', async ({ assert }) => {
    const scene = await aSubscriber()
    const { buyer, subscription } = scene
    await endsIn(scene, 75)
    const browser = await signedIn(buyer)
    const { body } = await browser.get(`/subscriptions/${subscription.id}`)
    assert.match(body, /It is charged each month before that/)
    assert.notInclude(body, 'Nothing more is charged')
    await browser.post(`/subscriptions/${subscription.id}/cancellation`, {})
    assert.equal(+(await subscription.refresh()).cancelsAt!, +subscription.renewsAt)
    assert.isTrue((await atStripe(scene)).cancel_at_period_end)
    await daysPass(buyer, 40)
    assert.isFalse((await subscription.refresh()).isRunning)
    assert.lengthOf(await Purchase.all(), 1)
  })
})
