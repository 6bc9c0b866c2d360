import { test } from '@japa/runner'
import { setTimeout as wait } from 'node:timers/promises'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import ReplayStripeEvent from '#billing/actions/replay_stripe_event'
import StripeEvent from '#billing/models/stripe_event'
import { StripeWorker } from '#billing/stripe_worker'
import { drainStripeEvents } from '#billing/worker'
import Entitlement from '#entitlements/models/entitlement'
import { libraryOf } from '#entitlements/queries/library_of'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { anOpenCheckout } from '#tests/scenarios/billing'
import { pay, stripeSettles } from '#tests/scenarios/stripe'

/** Lets every waiting event be due again, as time would. */
const later = () =>
  StripeEvent.query().where('state', 'pending').update({ nextAttemptAt: DateTime.now() })
const audited = (action: string) => db.from('audit_events').where({ action })

/** Makes the last step of settling one checkout fail, as a full disk or a wrong release of ours would. */
async function stumbleOver(checkoutId: string) {
  await db.rawQuery(`create function stumble() returns trigger language plpgsql as
    $$ begin raise exception 'stumbled'; end $$`)
  await db.rawQuery(`create trigger stumble before update of status on checkouts for each row
    when (new.status = 'paid' and new.id = '${checkoutId}') execute function stumble()`)
}
const stumbleNoMore = () => db.rawQuery('drop function stumble() cascade')

test.group('The Stripe worker', (group) => {
  group.each.setup(() => cleanDatabase())

  test('undoes everything when it fails half way, and tries again', async ({ assert }) => {
    const { buyer, checkout } = await anOpenCheckout()
    await stumbleOver(checkout.id)
    try {
      await pay(checkout.stripeSessionId!)
      await stripeSettles()
      assert.deepEqual(await libraryOf(buyer), [])
      assert.deepEqual(await audited('purchase.completed'), [])
      const event = await StripeEvent.findByOrFail('type', 'checkout.session.completed')
      assert.equal(event.attempts, 1)
      assert.match(event.lastError!, /stumbled/)
      assert.isTrue(event.nextAttemptAt > DateTime.now())
    } finally {
      await stumbleNoMore()
    }

    await later()
    await drainStripeEvents()
    assert.lengthOf(await libraryOf(buyer), 1)
    assert.lengthOf(await audited('purchase.completed'), 1)
  })

  test('buries what never heals after fifteen tries, lets the others pass, and digs it up again', async ({
    assert,
  }) => {
    const poisoned = await anOpenCheckout()
    const healthy = await anOpenCheckout()
    await stumbleOver(poisoned.checkout.id)
    try {
      await pay(poisoned.checkout.stripeSessionId!)
      await pay(healthy.checkout.stripeSessionId!)
      for (let attempt = 0; attempt < 16; attempt++) {
        await stripeSettles()
        await later()
      }
    } finally {
      await stumbleNoMore()
    }

    const dead = await StripeEvent.query().where('state', 'dead')
    assert.lengthOf(dead, 1)
    assert.equal(dead[0].attempts, 15)
    assert.match(dead[0].lastError!, /stumbled/)
    assert.deepEqual(await libraryOf(poisoned.buyer), [])
    assert.lengthOf(await libraryOf(healthy.buyer), 1)

    const admin = await aUser({ isAdmin: true })
    await assert.rejects(() => new ReplayStripeEvent().handle(healthy.buyer, Number(dead[0].id)))
    await new ReplayStripeEvent().handle(admin, Number(dead[0].id))
    await drainStripeEvents()
    assert.lengthOf(await libraryOf(poisoned.buyer), 1)
    assert.lengthOf(await audited('stripe_event.replayed'), 1)
  })

  test('gives the same with two of them as with one', async ({ assert }) => {
    const sales = await Promise.all([anOpenCheckout(), anOpenCheckout(), anOpenCheckout()])
    for (const { checkout } of sales) await pay(checkout.stripeSessionId!)
    for (let round = 0; round < 10; round++) {
      await Promise.all([drainStripeEvents(), drainStripeEvents(), drainStripeEvents()])
      await wait(60)
    }
    await stripeSettles()

    assert.lengthOf(await Entitlement.all(), 3)
    assert.lengthOf(await audited('entitlement.granted'), 3)
    assert.lengthOf(await audited('purchase.completed'), 3)
  })

  test('works as soon as an event is announced', async ({ assert }) => {
    const { buyer, checkout } = await anOpenCheckout()
    const worker = new StripeWorker()
    await worker.start()
    try {
      assert.isTrue(worker.isRunning)
      await pay(checkout.stripeSessionId!)
      for (let tries = 0; tries < 60 && (await libraryOf(buyer)).length === 0; tries++)
        await wait(50)
      assert.lengthOf(await libraryOf(buyer), 1)
    } finally {
      await worker.stop()
    }
    assert.isFalse(worker.isRunning)
  })
})
