import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { System } from '#accounts/actor'
import ReceiveStripeEvent from '#billing/actions/receive_stripe_event'
import StripeEvent from '#billing/models/stripe_event'
import { API_VERSION } from '#billing/stripe/gateway/client'
import { listEvents } from '#billing/stripe/gateway/event_log'
import { platformTypes } from '#billing/stripe/handlers'
import { drainStripeEvents } from '#billing/worker'
import { libraryOf } from '#entitlements/queries/library_of'
import { cleanDatabase } from '#tests/database'
import { anOpenCheckout } from '#tests/scenarios/billing'
import { deliverAgain, pay, standIn, stripeSettles } from '#tests/scenarios/stripe'

const aMomentAgo = () => DateTime.now().minus({ minutes: 5 })
const OLD = '2025-09-30.clover'

/** Somebody has paid, and nothing of it has reached us yet. */
async function aPaymentUnheard() {
  await standIn('POST', 'deliveries/pause')
  const scene = await anOpenCheckout()
  const { stripeSessionId } = scene.checkout
  await pay(stripeSessionId!)
  const pages = await Array.fromAsync(listEvents(aMomentAgo(), platformTypes))
  const completed = pages.flat().find(({ event }) => event.objectId === stripeSessionId)!
  return { ...scene, eventId: completed.event.id }
}

test.group('An event in another version', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.teardown(async () => void (await standIn('POST', 'deliveries/resume')))

  test('is replaced by the copy that we can read, and never the other way round', async ({
    assert,
  }) => {
    const { buyer, checkout, eventId } = await aPaymentUnheard()
    const oldCopy = () => deliverAgain(eventId, { body: { api_version: OLD } })
    await oldCopy()
    const parked = await StripeEvent.findByOrFail('stripeId', eventId)
    assert.include(parked.$attributes, { state: 'parked', outcome: 'other_api_version' })

    await standIn('POST', 'deliveries/resume')
    await stripeSettles()

    assert.lengthOf(await libraryOf(buyer), 1)
    assert.equal((await checkout.refresh()).status, 'paid')
    assert.deepEqual(await StripeEvent.query().where('outcome', 'other_api_version'), [])
    assert.deepEqual(await StripeEvent.query().where('apiVersion', OLD), [])
    await oldCopy()
    const event = await StripeEvent.findByOrFail('stripeId', eventId)
    assert.equal(event.state, 'applied')
    assert.notInclude(event.payload.toString(), OLD)
  })

  test('is carried out when we listed it ourselves', async ({ assert }) => {
    const { buyer } = await aPaymentUnheard()
    for await (const page of listEvents(aMomentAgo(), platformTypes))
      for (const { event, payload } of page)
        await new ReceiveStripeEvent().handle(new System('scheduler'), {
          endpoint: 'platform',
          event: { ...event, apiVersion: OLD },
          payload,
          isListed: true,
        })

    await drainStripeEvents()

    assert.lengthOf(await libraryOf(buyer), 1)
  })

  test('does not win when both copies come at the same moment', async ({ assert }) => {
    await aPaymentUnheard()
    const [page] = await Array.fromAsync(listEvents(aMomentAgo(), platformTypes))
    const [{ event, payload }] = page
    const receive = (id: string, apiVersion: string) =>
      new ReceiveStripeEvent().handle(new System('stripe'), {
        endpoint: 'platform',
        event: { ...event, id, apiVersion },
        payload,
      })
    const ids = Array.from({ length: 40 }, (_, at) => `${event.id}_${at}`)
    await Promise.all(ids.flatMap((id) => [receive(id, OLD), receive(id, API_VERSION)]))

    const kept = await StripeEvent.query().whereIn('stripeId', ids)
    assert.lengthOf(kept, ids.length)
    assert.isTrue(kept.every(({ state, apiVersion }) => state === 'pending' && apiVersion !== OLD))
  })
})
