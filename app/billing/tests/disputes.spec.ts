import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { System } from '#accounts/actor'
import CollectDebts from '#billing/actions/collect_debts'
import MakeCorrection from '#billing/actions/make_correction'
import ReconcileStripeEvents from '#billing/actions/reconcile_stripe_events'
import RefundPurchase from '#billing/actions/refund_purchase'
import Correction from '#billing/models/correction'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aSale } from '#tests/scenarios/billing'
import { booksSettle, decide, dispute, paidOut } from '#tests/scenarios/corrections'
import { ledgerOf } from '#tests/scenarios/ledger'
import { dashboard, standIn, worthOf } from '#tests/scenarios/stripe'

const scheduler = new System('scheduler')
const trail = async () =>
  (await db.from('audit_events').whereRaw(`action ~ '^(dispute|correction)'`).orderBy('id')).map(
    ({ action }) => action
  )
const reversals = (transfer: string | null) =>
  dashboard<{ data: { amount: number }[] }>('GET', `/v1/transfers/${transfer}/reversals`)

test.group('A dispute', (group) => {
  // What is returned is paid from our own balance, so there must be one.
  group.setup(async () => void (await aSale({ amountInCents: 900_000 })))
  group.each.setup(() => cleanDatabase())

  test('takes the publisher’s part back with our share, and returns it when it is won', async ({
    assert,
  }) => {
    const sale = await aSale()
    const { purchase, entitlement, checkout } = sale
    const ours = await worthOf()
    const id = await dispute(purchase.stripeChargeId)

    assert.equal(await worthOf(checkout.stripeAccountId), 0)
    assert.equal(await worthOf(), ours - 4900 - 1500 + 4165)
    assert.equal((await purchase.refresh()).netInCents, 0)
    assert.equal(purchase.feeRefundedInCents, 735)
    assert.equal((await entitlement.refresh()).status, 'revoked')
    assert.deepEqual(await ledgerOf(), { stripe_balance: -1672, stripe_fees: 1672 })
    const opened = ['dispute.opened', 'correction.requested']
    assert.deepEqual(await trail(), opened)

    await decide(id, 'win')
    assert.equal(await worthOf(checkout.stripeAccountId), 4165)
    assert.equal(await worthOf(), ours)
    assert.equal((await purchase.refresh()).netInCents, 4165)
    assert.equal((await entitlement.refresh()).status, 'active')
    assert.deepEqual(await ledgerOf(), {
      marketplace_fees: -735,
      publisher_earnings: -4165,
      publisher_transfers: 4165,
      stripe_balance: 563,
      stripe_fees: 172,
    })
    assert.deepEqual(await trail(), [...opened, 'dispute.moved', 'correction.requested'])

    // What was returned can be taken again: the payment's own transfer is empty by now.
    await new RefundPurchase().handle(sale.owner, purchase.id)
    await booksSettle()
    assert.equal(await worthOf(checkout.stripeAccountId), 0)
    assert.equal((await purchase.refresh()).netInCents, 0)
    const {
      stripe_balance: balance,
      marketplace_fees: share,
      refunds_paid: paid,
    } = await ledgerOf()
    assert.deepEqual([balance, share, paid], [-172, -735, 735])
  })

  test('that is lost or prevented stays taken; one about a part takes that part', async ({
    assert,
  }) => {
    const { purchase, checkout } = await aSale()
    const part = await dispute(purchase.stripeChargeId, { amount: 1000 })
    assert.equal(await worthOf(checkout.stripeAccountId), 4165 - 1000 + 150)
    await decide(part, 'lose')
    assert.equal((await purchase.refresh()).netInCents, 3315)

    const rest = await dispute(purchase.stripeChargeId)
    assert.equal(await worthOf(checkout.stripeAccountId), 0)
    await decide(rest, 'prevent')
    assert.equal((await purchase.refresh()).netInCents, 0)
    assert.lengthOf(await Correction.all(), 2)
    const { disputes = 0, refunds_paid: paid = 0, marketplace_fees: fees = 0 } = await ledgerOf()
    assert.deepEqual([disputes, paid, fees], [0, 0, 0])
  })

  test('moves nothing while the bank only inquires', async ({ assert }) => {
    const { purchase, checkout, entitlement } = await aSale()
    const id = await dispute(purchase.stripeChargeId, { inquiry: true })
    assert.equal(await worthOf(checkout.stripeAccountId), 4165)
    assert.deepEqual(await Correction.all(), [])
    assert.equal((await entitlement.refresh()).status, 'active')

    await decide(id, 'escalate')
    assert.equal(await worthOf(checkout.stripeAccountId), 0)
    await decide(id, 'win')
    assert.equal(await worthOf(checkout.stripeAccountId), 4165)
  })

  test('leaves a debt when the balance is empty, and later sales pay it', async ({ assert }) => {
    const sale = await aSale()
    const { purchase, checkout, listing } = sale
    await paidOut(checkout.stripeAccountId)
    const id = await dispute(purchase.stripeChargeId)

    const [debt] = await Correction.all()
    assert.equal(debt.status, 'owed')
    assert.equal((await purchase.refresh()).netInCents, 4165)
    assert.include(await ledgerOf(), { publisher_debt: 4165, disputes: 735 })
    assert.deepEqual(await trail(), ['dispute.opened', 'correction.requested', 'correction.owed'])
    assert.deepEqual(await new CollectDebts().handle(scheduler, listing.publisherId), [])

    const later = await aSale({ by: sale, amountInCents: 1000, buyer: await aUser() })
    await booksSettle()
    await new CollectDebts().handle(scheduler, listing.publisherId)
    await booksSettle()
    assert.equal(await worthOf(checkout.stripeAccountId), 0)
    assert.equal((await later.purchase.refresh()).netInCents, 850)
    assert.equal((await purchase.refresh()).netInCents, 4165 - 850)
    assert.include(await ledgerOf(), { publisher_debt: 4165 - 850 })

    await decide(id, 'win')
    assert.equal((await debt.refresh()).status, 'forgiven')
    assert.equal(await worthOf(checkout.stripeAccountId), 850)
    assert.equal((await purchase.refresh()).netInCents, 4165)
    const { publisher_debt: owed = 0, disputes = 0 } = await ledgerOf()
    assert.deepEqual([owed, disputes], [0, 0])
  })

  test('is followed once, however often and unheard it is asked for', async ({ assert }) => {
    const { purchase, checkout } = await aSale()
    await standIn('POST', 'faults', {
      operation: 'POST /v1/transfers/{id}/reversals',
      times: 9,
      kind: 'cut',
      when: 'after',
    })
    await dispute(purchase.stripeChargeId).catch(() => {})
    await standIn('DELETE', 'faults')
    await Correction.query().update({ createdAt: new Date(Date.now() - 3_600_000) })
    const { id } = await Correction.firstOrFail()
    await Promise.all([
      new ReconcileStripeEvents().handle(scheduler),
      new MakeCorrection().handle(scheduler, id),
    ])
    await booksSettle()

    assert.deepEqual(
      (await reversals(purchase.stripeTransferId)).data.map(({ amount }) => amount),
      [4900]
    )
    assert.equal(await worthOf(checkout.stripeAccountId), 0)
    assert.equal((await Correction.firstOrFail()).status, 'done')
  }).timeout(60_000)
})
