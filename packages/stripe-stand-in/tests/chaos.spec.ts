import { test } from '@japa/runner'
import Stripe from 'stripe'
import { eventually, its, SECRETS, toldBeforeAnswer, town } from './town.ts'
import type { Received } from './town.ts'

type Delivery = { event: string; type: string; mishaps?: string[] }

const named = ({ body }: Received) => JSON.parse(body) as Stripe.Event

test.group('Chaos', () => {
  test('one seed reproduces a run, whatever comes between', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    const run = async (hasOthers: boolean) => {
      await control('reset')
      await control('chaos', { seed: 11, duplicate: 0.5, twin: 0.3, drop: 0.3, reorder: 0.5 })
      for (let count = 0; count < 8; count += 1) {
        await stripe.products.create({ name: `${count}` })
        if (hasOthers) await stripe.customers.create({ name: `${count}` })
      }
      const seen = (await its(control('deliveries', {}, 'GET'), 'body')) as Delivery[]
      return seen
        .filter(({ type }) => type === 'product.created')
        .map(({ mishaps }) => mishaps ?? [])
    }
    const first = await run(false)
    assert.deepEqual(await run(true), first)
    assert.isAbove(new Set(first.flat()).size, 2)
  })

  test('each mishap brings what it says, and the event itself', async (context) => {
    const { assert } = context
    const { stripe, control, inbox } = await town(context)
    const everything = { again: 1, twin: 1, forged: 1, otherVersion: 1, otherMode: 1, delayMs: 40 }
    await control('chaos', everything)
    await stripe.customers.create({ name: 'Ada' })
    await eventually(
      () => inbox.received.length,
      (count) => count === 6
    )
    const valid = inbox.received.filter(({ body, signature }) => {
      try {
        return stripe.webhooks.constructEvent(body, signature, SECRETS.platform)
      } catch (error) {
        assert.instanceOf(error, Stripe.errors.StripeSignatureVerificationError)
        return false
      }
    })
    assert.lengthOf(valid, 5)
    assert.lengthOf(
      valid.filter((each) => named(each).livemode),
      1
    )
    assert.lengthOf(
      valid.filter((each) => named(each).api_version === '2024-06-20'),
      1
    )
    const ids = [...new Set(valid.map((each) => named(each).id))]
    assert.lengthOf(ids, 2)
    const twins = await Promise.all(ids.map((id) => stripe.events.retrieve(id)))
    const [one, other] = twins.map(({ data }) => (data.object as Stripe.Customer).id)
    assert.equal(one, other)
  })

  test('a late one carries a new signature', async (context) => {
    const { assert } = context
    const { stripe, control, inbox } = await town(context)
    await control('chaos', { again: 1, delayMs: 1_100 })
    await stripe.customers.create({ name: 'Ada' })
    await eventually(
      () => inbox.received.length,
      (count) => count === 2
    )
    const [first, late] = inbox.received
    assert.equal(named(first!).id, named(late!).id)
    assert.notEqual(first?.signature.split(',')[0], late?.signature.split(',')[0])
  })

  test('an event may be quicker than the answer', async (context) => {
    const { assert } = context
    const { stripe, control, inbox } = await town(context)
    await control('chaos', { early: 1 })
    assert.include(await toldBeforeAnswer(stripe, inbox), 'customer.created')
    const { status } = await control('chaos', { mayhem: 1 })
    assert.equal(status, 400)
  })
})
