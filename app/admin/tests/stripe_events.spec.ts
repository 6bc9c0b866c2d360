import { test } from '@japa/runner'
import type StripeEvent from '#billing/models/stripe_event'
import { drainStripeEvents } from '#billing/worker'
import { shownPayload } from '#admin/shown_payload'
import { cleanDatabase } from '#tests/database'
import { auditTrail } from '#tests/scenarios/actors'
import { aSoldAgent, anAdmin } from '#tests/scenarios/desk'

const died = (event: StripeEvent) =>
  event.merge({ state: 'dead', attempts: 8, lastError: 'Error: <b>no</b> such thing' }).save()

test.group('A Stripe event at the desk', (group) => {
  group.each.setup(() => cleanDatabase())

  test('that died is replayed and applied, and the trail says by whom', async ({ assert, db }) => {
    const { event, entitlement } = await aSoldAgent()
    const { desk, admin } = await anAdmin()
    await died(event)
    const at = `/desk/stripe-events/${event.id}`
    const { stuck } = (await desk.page('/desk')).props as { stuck?: { id: number }[] }
    assert.deepEqual(
      stuck!.map(({ id }) => id),
      [event.id]
    )
    const { body } = await desk.get(at)
    assert.include(body, 'Error: &lt;b>no&lt;/b> such thing')
    assert.notInclude(body.replace(/<script[\s\S]*<\/script>/g, ''), '<b>no</b>')

    assert.equal((await desk.post(`${at}/replay`, {})).location, at)

    assert.deepInclude((await desk.page(at)).props.event, { state: 'pending', attempts: 0 })
    await drainStripeEvents()
    const { props } = await desk.page(at)
    assert.deepInclude(props.event, { state: 'applied', attempts: 1, lastError: null })
    const [replay] = props.trail as { action: string; by: string; details: object[] }[]
    assert.equal(replay.by, 'Grace Curator')
    assert.deepInclude(replay.details, { name: 'from', value: 'dead' })
    const audited = { action: 'stripe_event.replayed', actor: admin.label }
    await db.assertHas('audit_events', { ...audited, stripe_event_id: event.stripeId }, 1)
    assert.equal((await entitlement.refresh()).status, 'active')
    assert.lengthOf(
      (await auditTrail()).filter((action) => action === 'entitlement.granted'),
      1
    )
  })

  test('is found by state, type and what it is about', async ({ assert }) => {
    const { event, purchase } = await aSoldAgent()
    const { desk } = await anAdmin()
    await died(event)
    const types = async (query: string) => {
      const { events } = (await desk.page(`/desk/stripe-events?${query}`)).props
      return (events as { type: string }[]).map(({ type }) => type)
    }

    assert.deepEqual(await types('state=dead'), ['checkout.session.completed'])
    assert.deepEqual(await types(`about=${event.stripeId}`), ['checkout.session.completed'])
    assert.deepEqual(await types('state=dead&type=charge.'), [])
    const charges = await types('type=charge.')
    assert.isNotEmpty(charges)
    assert.isTrue(charges.every((type) => type.startsWith('charge.')))
    assert.include(await types(`about=${purchase.stripePaymentIntentId}`), 'charge.succeeded')
  })

  test('shows what Stripe sent, bounded, without what opens something', ({ assert }) => {
    const shown = shownPayload(
      Buffer.from('{"id":"evt_1","data":{"client_secret":"pi_1_secret_2","webhook_secret":null}}')
    )
    assert.include(shown, '\n  "data": {\n')
    assert.include(shown, '"client_secret": "(not shown)"')
    assert.include(shown, '"webhook_secret": null')
    assert.notInclude(shown, 'pi_1')

    const long = shownPayload(Buffer.from(JSON.stringify({ padding: 'x'.repeat(250_000) })))
    assert.isBelow(long.length, 41_000)
    assert.include(long, '… the rest is not shown')
    assert.equal(shownPayload(Buffer.from('sk_live_1')), 'This is not JSON, and is not shown.')
  })
})
