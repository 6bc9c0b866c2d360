import { test } from '@japa/runner'
import { setTimeout as wait } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import type Checkout from '#billing/models/checkout'
import Purchase from '#billing/models/purchase'
import StripeEvent from '#billing/models/stripe_event'
import { drainStripeEvents } from '#billing/worker'
import Entitlement from '#entitlements/models/entitlement'
import { cleanDatabase, rowCount } from '#tests/database'
import { anOpenCheckout } from '#tests/scenarios/billing'
import { aGate } from '#tests/scenarios/gate'
import { aSecondApp } from '#tests/scenarios/second_app'
import { pay, standIn, stripeSettles } from '#tests/scenarios/stripe'
import { waitFor } from '#tests/scenarios/waiting'
import { anEvent, signed } from '#tests/scenarios/webhooks'

const COMPLETED = 'checkout.session.completed'

/** A process that starts also brings in what Stripe tells of earlier tests: only this page's events count. */
const completions = ({ stripeSessionId: objectId }: Checkout) =>
  StripeEvent.query().where({ type: COMPLETED, objectId })

/** One of each, and nothing twice: what one payment leaves in the books however often it was begun. */
async function books(checkout: Checkout) {
  return {
    purchases: (await Purchase.all()).length,
    entitlements: (await Entitlement.all()).map(({ status }) => status),
    completed: await rowCount('audit_events', { action: 'purchase.completed' }),
    granted: await rowCount('audit_events', { action: 'entitlement.granted' }),
    events: (await completions(checkout)).map(({ state }) => state),
  }
}
const NOTHING = { purchases: 0, entitlements: [], completed: 0, granted: 0, events: ['pending'] }
const ONE_SALE = {
  purchases: 1,
  entitlements: ['active'],
  completed: 1,
  granted: 1,
  events: ['applied'],
}

test.group('A process that is killed while it works on a payment', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(120_000)

  test('leaves nothing half done: {where}')
    .with([
      { where: 'before the purchase is written', table: 'purchases', write: 'insert' },
      { where: 'between purchase and entitlement', table: 'entitlements', write: 'insert' },
      {
        where: 'between the entitlement and its audit event',
        table: 'audit_events',
        write: 'insert',
        condition: `new.action = 'entitlement.granted'`,
      },
      {
        where: 'before the event is marked as handled',
        table: 'stripe_events',
        write: 'update',
        condition: `new.state = 'applied' and new.type = '${COMPLETED}'`,
      },
    ] as { where: string; table: string; write: 'insert' | 'update'; condition?: string }[])
    .run(async ({ assert }, { table, write, condition }) => {
      const app = await aSecondApp()
      const { checkout } = await anOpenCheckout()
      const gate = await aGate(table, write, condition)
      try {
        await pay(checkout.stripeSessionId!)
        await gate.reached()
        await app.signal('SIGKILL')
        await gate.cutOff()
        assert.deepEqual(await books(checkout), NOTHING)
      } finally {
        await gate.open()
        await app.stop()
      }

      await stripeSettles()
      assert.deepEqual(await books(checkout), ONE_SALE)
    })

  test('at the door keeps the event or not, and the next delivery keeps it once', async ({
    assert,
  }) => {
    const app = await aSecondApp()
    const gate = await aGate('stripe_events', 'insert')
    const body = JSON.stringify(anEvent({ id: 'evt_killed' }))
    const deliver = (url: string) =>
      fetch(`${url}/webhooks/stripe`, {
        method: 'POST',
        headers: { 'stripe-signature': signed(body), 'content-type': 'application/json' },
        body,
      })
    try {
      const cut = deliver(app.url).then(
        () => 'answered',
        () => 'cut off'
      )
      await gate.reached()
      await app.signal('SIGKILL')
      assert.equal(await cut, 'cut off')
      await gate.cutOff()
      assert.equal(await rowCount('stripe_events'), 0)
    } finally {
      await gate.open()
      await app.stop()
    }

    for (let times = 0; times < 2; times++)
      assert.equal((await deliver(process.env.APP_URL!)).status, 200)
    assert.equal(await rowCount('stripe_events', { stripe_id: 'evt_killed' }), 1)
  })

  test('is followed by one that finds what was lost meanwhile, as soon as it starts', async ({
    assert,
  }) => {
    const { checkout } = await anOpenCheckout()
    await standIn('POST', 'chaos', { drop: 1 })
    await pay(checkout.stripeSessionId!)
    await stripeSettles()
    await standIn('POST', 'chaos', {})
    assert.deepEqual(await completions(checkout), [])

    const app = await aSecondApp()
    try {
      await waitFor(async () => (await completions(checkout))[0]?.state === 'applied', 20_000)
    } finally {
      await app.stop()
    }
    assert.deepEqual(await books(checkout), ONE_SALE)
  })
})

test.group('A process that is paused while it works on a payment', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(120_000)

  test('is passed over, and writes nothing when it goes on too late', async ({ assert }) => {
    const app = await aSecondApp()
    const paused = await anOpenCheckout()
    const gate = await aGate('purchases', 'insert', `new.checkout_id = '${paused.checkout.id}'`)
    try {
      await pay(paused.checkout.stripeSessionId!)
      await gate.reached()
      await app.signal('SIGSTOP')
      const other = await anOpenCheckout()
      await pay(other.checkout.stripeSessionId!)
      await stripeSettles()
      assert.equal((await other.checkout.refresh()).status, 'paid')
      assert.equal((await paused.checkout.refresh()).status, 'open')

      await gate.cutOff()
      await gate.open()
      await drainStripeEvents()
      assert.equal((await paused.checkout.refresh()).status, 'paid')
      const before = await db.from('stripe_events').orderBy('id')
      await app.signal('SIGCONT')
      await wait(1_500)

      const after = await db.from('stripe_events').orderBy('id')
      assert.deepEqual(after, before)
      assert.equal((await books(paused.checkout)).purchases, 2)
      assert.equal((await books(paused.checkout)).granted, 2)
    } finally {
      await app.stop()
    }
  })
})
