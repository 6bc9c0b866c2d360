import { test } from '@japa/runner'
import env from '#start/env'
import RefundPurchase from '#billing/actions/refund_purchase'
import Correction from '#billing/models/correction'
import Refund from '#billing/models/refund'
import { cleanDatabase } from '#tests/database'
import { aSale } from '#tests/scenarios/billing'
import { booksSettle, decide, dispute, paidOut } from '#tests/scenarios/corrections'
import { wrongMoney } from '#tests/scenarios/histories/money'
import { ledgerOf } from '#tests/scenarios/ledger'
import { dashboard, standIn, worthOf } from '#tests/scenarios/stripe'

/** 49.00, 9.31 of tax, 7.35 of ours: 41.65 are the publisher's. */
const TAX = 931

test.group('Tax that Stripe collects', (group) => {
  group.setup(async () => {
    await aSale({ amountInCents: 900_000 })
    env.set('STRIPE_TAX', true)
    await standIn('POST', 'settings', { taxRatePercent: 19 })
    return async () => {
      env.set('STRIPE_TAX', false)
      await standIn('POST', 'settings', { taxRatePercent: 0 })
    }
  })
  group.each.setup(() => cleanDatabase())

  test('is taken from the transfer, once, and owed to the state', async ({ assert }) => {
    const before = await worthOf()
    const { purchase, checkout } = await aSale()
    await booksSettle()

    assert.equal((await purchase.refresh()).taxInCents, TAX)
    assert.equal(await worthOf(checkout.stripeAccountId), 4165)
    assert.equal(purchase.netInCents, 4165)
    assert.equal(await worthOf(), before + 735 + TAX - 199)
    assert.deepEqual(await ledgerOf(), {
      marketplace_fees: -735,
      publisher_earnings: -4165,
      publisher_transfers: 4165,
      stripe_balance: 735 + TAX - 199,
      stripe_fees: 199,
      taxes_owed: -TAX,
    })
    const { data } = await dashboard<{ data: { amount: number }[] }>(
      'GET',
      `/v1/transfers/${purchase.stripeTransferId}/reversals`
    )
    assert.deepEqual(
      data.map(({ amount }) => amount),
      [TAX]
    )
  })

  test('goes back with a refund, and the publisher gives no more and no less than they got', async ({
    assert,
  }) => {
    const { owner, purchase, checkout } = await aSale()
    await booksSettle()
    const refund = async (amountInCents?: number) => {
      await new RefundPurchase().handle(owner, purchase.id, { amountInCents })
      await booksSettle()
    }
    // A third of all that was paid: a third of what the publisher has.
    await refund(1944)
    assert.equal(await worthOf(checkout.stripeAccountId), 2776)
    assert.equal((await purchase.refresh()).netInCents, 2776)
    await refund()

    assert.equal(await worthOf(checkout.stripeAccountId), 0)
    assert.equal((await purchase.refresh()).netInCents, 0)
    assert.isTrue((await Refund.all()).every(({ isTransferReversed }) => isTransferReversed))
    assert.deepEqual(await ledgerOf(), { stripe_balance: -199, stripe_fees: 199 })
  })

  test('stays ours in a dispute; the publisher’s part goes and returns to the cent', async ({
    assert,
  }) => {
    const { purchase, checkout } = await aSale()
    await booksSettle()
    const id = await dispute(purchase.stripeChargeId)
    assert.equal(await worthOf(checkout.stripeAccountId), 0)
    await decide(id, 'win')
    assert.equal(await worthOf(checkout.stripeAccountId), 4165)
    assert.equal((await purchase.refresh()).netInCents, 4165)
    const { disputes = 0, taxes_owed: owed } = await ledgerOf()
    assert.deepEqual([disputes, owed], [0, -TAX])
  })

  test('waits while a balance is low, and a refund from an empty one leaves a debt', async ({
    assert,
  }) => {
    const { owner, purchase, checkout } = await aSale()
    await booksSettle()
    await paidOut(checkout.stripeAccountId)
    await new RefundPurchase().handle(owner, purchase.id)
    await booksSettle()

    const [refund] = await Refund.all()
    assert.equal(refund.status, 'succeeded')
    assert.isFalse(refund.isTransferReversed)
    const debt = await Correction.findByOrFail('kind', 'refund')
    assert.equal(debt.status, 'owed')
    // Our share went back to them with the refund: they owe all they were sent.
    assert.equal(debt.netInCents, 4900)
    assert.include(await ledgerOf(), { publisher_debt: 4900, publisher_transfers: 4900 })
  })

  test('our share comes to us again when a refund fails that brought it to a publisher with nothing left', async ({
    assert,
  }) => {
    const { owner, purchase, checkout } = await aSale()
    await booksSettle()
    await paidOut(checkout.stripeAccountId)
    const refund = await new RefundPurchase().handle(owner, purchase.id)
    await booksSettle()
    assert.include(await ledgerOf(), { publisher_debt: 4900, publisher_transfers: 4900 })

    await standIn('POST', `refunds/${refund.stripeRefundId}/fail`)
    await booksSettle()

    const corrections = await Correction.query().where('purchaseId', purchase.id).orderBy('id')
    assert.deepEqual(
      corrections.map(({ kind, status, amountInCents }) => [kind, status, amountInCents]),
      [
        ['tax', 'done', TAX],
        ['refund', 'forgiven', 4900],
        ['fee', 'done', 735],
      ]
    )
    assert.include(await ledgerOf(), { publisher_transfers: 4165, marketplace_fees: -735 })
    assert.deepEqual(await wrongMoney(await purchase.refresh()), [])
  })
})
