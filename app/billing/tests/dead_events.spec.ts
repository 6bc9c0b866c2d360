import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import ReplayDeadEvents from '#billing/actions/replay_dead_events'
import { reportBacklog } from '#billing/backlog'
import StripeEvent from '#billing/models/stripe_event'
import { drainStripeEvents } from '#billing/worker'
import { libraryOf } from '#entitlements/queries/library_of'
import { cleanDatabase, rowCount } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { anOpenCheckout } from '#tests/scenarios/billing'
import { anAdmin } from '#tests/scenarios/desk'
import { pay, standIn, stripeSettles } from '#tests/scenarios/stripe'

const later = () =>
  StripeEvent.query().where('state', 'pending').update({ nextAttemptAt: DateTime.now() })

test.group('Events that failed for long', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.teardown(async () => void (await standIn('DELETE', 'faults')))

  test('never die of a key of ours that is being replaced', async ({ assert }) => {
    const { buyer, checkout } = await anOpenCheckout()
    const operation = 'GET /v1/checkout/sessions/{id}'
    await standIn('POST', 'faults', { operation, kind: 'error', status: 401, times: 100 })
    await pay(checkout.stripeSessionId!)
    for (let tries = 0; tries < 20; tries++) {
      await stripeSettles()
      await later()
    }
    assert.equal(await rowCount('stripe_events', { state: 'dead' }), 0)
    assert.isAbove(await rowCount('stripe_events', { state: 'pending' }), 0)

    await standIn('DELETE', 'faults')
    await later()
    await drainStripeEvents()
    assert.lengthOf(await libraryOf(buyer), 1)
  })

  test('are replayed all at once at the desk, each with a line in the trail', async ({
    assert,
  }) => {
    const sales = [await anOpenCheckout(), await anOpenCheckout()]
    for (const { checkout } of sales) await pay(checkout.stripeSessionId!)
    await stripeSettlesAsDead()
    const dead = await rowCount('stripe_events', { state: 'dead' })
    assert.isAtLeast(dead, 2)
    const { desk, admin } = await anAdmin()
    const index = await desk.page('/desk/stripe-events')
    assert.equal(index.props.dead, dead)

    const { location } = await desk.post('/desk/stripe-events/replay', {})
    assert.equal(location, '/desk/stripe-events')
    await drainStripeEvents()

    for (const { buyer } of sales) assert.lengthOf(await libraryOf(buyer), 1)
    const replayed = { action: 'stripe_event.replayed', actor: admin.label }
    assert.equal(await rowCount('audit_events', replayed), dead)
    assert.equal((await desk.page('/desk/stripe-events')).props.dead, 0)
    const stranger = await aUser()
    await assert.rejects(() => new ReplayDeadEvents().handle(stranger), /Access denied/)
  })

  test('are said to be there by the health check, which stays ready', async ({
    assert,
    client,
  }) => {
    reportBacklog({ isRunning: true })
    const { checkout } = await anOpenCheckout()
    await pay(checkout.stripeSessionId!)
    await stripeSettles()
    const health = async () => (await client.get('/health/ready')).body()
    assert.equal((await health()).status, 'ok')

    const [event] = await StripeEvent.query().limit(1)
    await event.merge({ state: 'dead' }).save()
    const { status, checks } = await health()
    assert.equal(status, 'degraded')
    assert.include(checks.stripe_events, { ok: true, degraded: true })
    assert.match(checks.stripe_events.detail, /1 dead/)

    const late = { state: 'pending', attempts: 3, receivedAt: DateTime.now().minus({ hours: 1 }) }
    await event.merge(late).save()
    const { checks: lagging } = await health()
    assert.match(lagging.stripe_events.detail, /the oldest for 3[56]\d\d s/)
    assert.isTrue(lagging.stripe_events.degraded)
  })
})

/** As when a release of ours failed at every event for a night. */
async function stripeSettlesAsDead() {
  const kill = () => StripeEvent.query().where('state', 'pending').update({ state: 'dead' })
  for (let quiet = 0; quiet < 4;) {
    await new Promise((done) => setTimeout(done, 60))
    quiet = Number(await kill()) === 0 ? quiet + 1 : 0
  }
}
