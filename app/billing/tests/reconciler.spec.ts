import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { System } from '#accounts/actor'
import ReconcileStripeEvents from '#billing/actions/reconcile_stripe_events'
import ReplayStripeEvent from '#billing/actions/replay_stripe_event'
import Checkout from '#billing/models/checkout'
import ConnectedAccount from '#billing/models/connected_account'
import StripeEvent from '#billing/models/stripe_event'
import { troubledPayments } from '#billing/queries/troubled_payments'
import { noteReconciled, reconciledUntil } from '#billing/reconciled_until'
import { drainStripeEvents } from '#billing/worker'
import { libraryOf } from '#entitlements/queries/library_of'
import { cleanDatabase, rowCount } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { anOpenCheckout, aSale, aSellingPublisher } from '#tests/scenarios/billing'
import { pay, play, standIn, stripeSettles } from '#tests/scenarios/stripe'
import { waitFor } from '#tests/scenarios/waiting'

const reconcile = () => new ReconcileStripeEvents().handle(new System('scheduler'))
const ago = (duration: { minutes?: number; hours?: number }) =>
  DateTime.now().minus(duration).toSQL()

test.group('Reconciling with Stripe', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.setup(() => async () => {
    await standIn('POST', 'chaos', {})
  })

  test('finds what was never delivered, once', async ({ assert }) => {
    const { buyer, checkout } = await anOpenCheckout()
    await standIn('POST', 'chaos', { drop: 1 })
    await pay(checkout.stripeSessionId!)
    await stripeSettles()
    assert.deepEqual(await libraryOf(buyer), [])

    const { found } = await reconcile()
    await drainStripeEvents()
    assert.isAbove(found, 0)
    assert.lengthOf(await libraryOf(buyer), 1)

    // What our own jobs ask of Stripe meanwhile is news too, and not delivered either; then there is no more.
    await waitFor(async () => (await reconcile()).found === 0)
    await drainStripeEvents()
    assert.lengthOf(await libraryOf(buyer), 1)
    assert.equal(await rowCount('audit_events', { action: 'entitlement.granted' }), 1)
  })

  test('finds what was lost for hours, whatever came after it', async ({ assert }) => {
    const lost = await anOpenCheckout()
    await reconcile()
    await standIn('POST', 'chaos', { drop: 1 })
    await pay(lost.checkout.stripeSessionId!)
    await stripeSettles()
    await standIn('POST', 'chaos', {})
    const [later] = await StripeEvent.query().orderBy('occurredAt', 'desc').limit(1)
    await later.merge({ occurredAt: DateTime.now().plus({ hours: 2 }) }).save()

    await reconcile()
    await drainStripeEvents()

    assert.lengthOf(await libraryOf(lost.buyer), 1)
  })

  test('looks again at what a bank has thought about for an hour', async ({ assert }) => {
    const { buyer, checkout } = await anOpenCheckout()
    await play(checkout.stripeSessionId!, 'pay_delayed')
    await stripeSettles()
    await standIn('POST', 'chaos', { drop: 1 })
    await play(checkout.stripeSessionId!, 'settle')
    await db.from('stripe_reconciliation').delete()
    await noteReconciled(DateTime.now().plus({ hours: 2 }))
    await reconcile()
    assert.equal((await checkout.refresh()).status, 'awaiting_payment')

    await Checkout.query().update({ updatedAt: ago({ minutes: 61 }) })
    await reconcile()
    assert.equal((await checkout.refresh()).status, 'paid')
    assert.lengthOf(await libraryOf(buyer), 1)
  })

  test('moves its mark only when it saw everything, and back never', async ({ assert }) => {
    assert.isNull(await reconciledUntil())
    const before = DateTime.now()
    await reconcile()
    const mark = await reconciledUntil()
    assert.isTrue(mark! >= before.minus(1))

    await noteReconciled(before.minus({ hours: 5 }))
    assert.equal((await reconciledUntil())!.toMillis(), mark!.toMillis())
  })

  test('closes checkouts that nothing was heard of', async ({ assert }) => {
    const { checkout } = await anOpenCheckout()
    await standIn('POST', 'chaos', { drop: 1 })
    await play(checkout.stripeSessionId!, 'expire')
    await Checkout.query().update({ expiresAt: DateTime.now().minus({ minutes: 1 }).toSQL() })

    await reconcile()

    assert.equal((await checkout.refresh()).status, 'expired')
  })

  test('is for the system alone', async ({ assert }) => {
    const { owner } = await aSale()
    for (const actor of [owner, await aUser({ isAdmin: true })])
      await assert.rejects(() => new ReconcileStripeEvents().handle(actor), /Access denied/)
  })
})

test.group('What fails while reconciling', (group) => {
  group.each.setup(() => cleanDatabase())

  test('holds nothing else up', async ({ assert }) => {
    const broken = await anOpenCheckout()
    const forgotten = await anOpenCheckout()
    const { account } = await aSellingPublisher()
    await Checkout.query().update({ expiresAt: ago({ minutes: 5 }) })
    await Checkout.query()
      .where('id', broken.checkout.id)
      .update({ stripeSessionId: 'cs_test_gone', expiresAt: ago({ minutes: 50 }) })
    await play(forgotten.checkout.stripeSessionId!, 'expire')
    await ConnectedAccount.query().update({ refreshedAt: ago({ hours: 3 }) })
    await ConnectedAccount.query()
      .where('stripeAccountId', broken.checkout.stripeAccountId)
      .update({ stripeAccountId: 'acct_gone', refreshedAt: ago({ hours: 9 }) })

    await reconcile()

    assert.equal((await broken.checkout.refresh()).status, 'open')
    assert.equal((await forgotten.checkout.refresh()).status, 'expired')
    assert.isAbove((await account.refresh()).refreshedAt!.toMillis(), Date.now() - 60_000)
    assert.equal(account.payoutDelayDays, 14)
  })
})

test.group('A payment that does not fit its checkout', (group) => {
  group.each.setup(() => cleanDatabase())

  /** Somebody paid 49.00 where our row says 10.00. */
  async function aMisfit() {
    const scene = await anOpenCheckout()
    await Checkout.query()
      .where('id', scene.checkout.id)
      .update({ listInCents: 1000, amountInCents: 1000, applicationFeeInCents: 0 })
    await pay(scene.checkout.stripeSessionId!)
    await stripeSettles()
    return scene
  }

  test('grants nothing, leaves the queue by name, and is told to the desk and the buyer', async ({
    assert,
    client,
  }) => {
    const { buyer, checkout } = await aMisfit()
    const event = await StripeEvent.findByOrFail('type', 'checkout.session.completed')
    assert.include(event.$attributes, { state: 'parked', outcome: 'payment_mismatch' })
    assert.equal((await checkout.refresh()).status, 'mismatched')
    assert.deepEqual(await libraryOf(buyer), [])
    const [{ details }] = await db.from('audit_events').where('action', 'checkout.mismatched')
    assert.deepEqual(details, { paid: '4900 usd', agreed: '1000 usd' })

    await Checkout.query().update({ expiresAt: ago({ minutes: 5 }) })
    await reconcile()
    assert.equal(await rowCount('audit_events', { action: 'checkout.mismatched' }), 1)

    const admin = await aUser({ isAdmin: true })
    const [trouble] = await troubledPayments(admin)
    assert.include(trouble, { id: checkout.id, kind: 'mismatched', amountInCents: 1000 })
    const desk = await client.get('/desk').loginAs(admin)
    desk.assertTextIncludes('Paid, but not what was agreed')
    const page = await client.get(`/checkouts/${checkout.id}`).loginAs(buyer)
    page.assertTextIncludes('Your money is not lost')
    page.assertTextIncludes('We have to look at this one')
  })

  test('is handed over once the cause is mended and its event replayed', async ({ assert }) => {
    const { buyer, checkout } = await aMisfit()
    await Checkout.query()
      .where('id', checkout.id)
      .update({ listInCents: 4900, amountInCents: 4900 })
    const event = await StripeEvent.findByOrFail('type', 'checkout.session.completed')

    await new ReplayStripeEvent().handle(await aUser({ isAdmin: true }), Number(event.id))
    await drainStripeEvents()

    assert.equal((await checkout.refresh()).status, 'paid')
    assert.lengthOf(await libraryOf(buyer), 1)
  })
})
