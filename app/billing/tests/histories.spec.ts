import fc from 'fast-check'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { System } from '#accounts/actor'
import FindDrifts from '#billing/actions/find_drifts'
import ReconcileStripeEvents from '#billing/actions/reconcile_stripe_events'
import StartCheckout from '#billing/actions/start_checkout'
import Checkout from '#billing/models/checkout'
import Purchase from '#billing/models/purchase'
import { drainStripeEvents } from '#billing/worker'
import Entitlement from '#entitlements/models/entitlement'
import { entitlementState } from '#entitlements/terms/entitlement_state'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aListingForSale } from '#tests/scenarios/billing'
import { ledgerOf } from '#tests/scenarios/ledger'
import { PaymentHistory } from '#tests/scenarios/payment_history'
import { standIn, violations } from '#tests/scenarios/stripe'

const PRICE = 4900

/** What happens, and what we hear of it: any event so far, in any order, once or thrice at once, or nothing for long. */
const step = fc.tuple(
  fc.constantFrom('act', 'act', 'deliver', 'deliver', 'thrice', 'work'),
  fc.nat(50)
)
const history = fc.array(step, { minLength: 6, maxLength: 24 })

async function books(checkoutId: string) {
  const checkout = await Checkout.findOrFail(checkoutId)
  const purchase = await Purchase.findBy('checkoutId', checkoutId)
  const entitlement = purchase && (await Entitlement.findBy('sourceRef', purchase.entitlementRef))
  return {
    checkout: checkout.status,
    entitlement: entitlement?.status ?? null,
    refunded: purchase?.refundedInCents ?? null,
  }
}

const transitions = async () =>
  (await db.from('audit_events').whereLike('action', 'entitlement.%').orderBy('id')).map(
    ({ action, details }) => `${action} ${details.from}→${details.to}`
  )

test.group('Whatever Stripe does, and however we hear of it', (group) => {
  group.setup(async () => {
    await standIn('POST', 'deliveries/pause')
    return async () => void (await standIn('POST', 'deliveries/resume'))
  })

  test('the books come to the truth, and no right comes before the money', async ({ assert }) => {
    await cleanDatabase()
    await standIn('DELETE', 'violations')
    const { plan } = await aListingForSale({ amountInCents: PRICE })

    const plays = fc.asyncProperty(history, async (steps) => {
      const buyer = await aUser()
      const { checkout } = await new StartCheckout().handle(buyer, plan!.id)
      const payment = new PaymentHistory(checkout, PRICE)
      const before = (await transitions()).length

      for (const [name, choice] of steps) {
        if (name === 'act') await payment.act(choice)
        else if (name === 'work') await drainStripeEvents()
        else await payment.hear(choice, name === 'thrice' ? 3 : 1)
        if (payment.truth.entitlement === null)
          assert.isNull((await books(checkout.id)).entitlement, 'a right before the money')
      }

      await new ReconcileStripeEvents().handle(new System('scheduler'))
      await Promise.all([drainStripeEvents(), drainStripeEvents()])
      assert.deepEqual(await books(checkout.id), payment.truth)

      const settled = await transitions()
      for (const told of (await payment.told()).reverse())
        await payment.deliver(told, { asTwin: true })
      await drainStripeEvents()
      assert.deepEqual(await books(checkout.id), payment.truth, 'replaying the past changed it')
      assert.deepEqual(await transitions(), settled, 'replaying the past left a trace')
      assert.isTrue(isChain(settled.slice(before)), settled.slice(before).join(', '))
    })
    await fc.assert(plays, { numRuns: Number(process.env.HISTORIES ?? 15), endOnFailure: true })

    assert.deepEqual(await db.from('stripe_events').whereIn('state', ['pending', 'dead']), [])
    const parked = db
      .from('stripe_events')
      .join('purchases', 'payment_ref', 'stripe_payment_intent_id')
      .where('state', 'parked')
    assert.deepEqual(await parked, [], 'an event still waits for a payment that we know')
    await new FindDrifts().handle(new System('scheduler'))
    assert.deepEqual(await db.from('drifts'), [], 'our books differ from Stripe’s')
    for (const purchase of await Purchase.all()) {
      const { publisher_earnings: earned = 0 } = await ledgerOf({ purchaseId: purchase.id })
      assert.equal(0 - earned, purchase.netInCents, 'the ledger pays the publisher something else')
    }
    for (const entitlement of await Entitlement.query().preload('revocations'))
      assert.equal(entitlementState(entitlement.facts, new Date()).status, entitlement.status)
    assert.deepEqual(await violations(), [])
  }).timeout(240_000)
})

/** Each transition begins where the one before it ended: none is missing, none is told twice. */
const isChain = (lines: string[]) =>
  lines
    .map((line) => line.split(' ')[1].split('→'))
    .every(([from], at, all) => from === (at === 0 ? 'null' : all[at - 1][1]))
