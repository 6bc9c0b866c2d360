import { test } from '@japa/runner'
import type Stripe from 'stripe'
import { aCheckout, aPublisher, aSale, eventually, refusal, town, its } from './town.ts'

const BACK = { reverse_transfer: true, refund_application_fee: true }

async function worth(stripe: Stripe, account?: string) {
  const options = account ? { stripeAccount: account } : undefined
  const { available, pending } = await stripe.balance.retrieve({}, options)
  return [...available, ...pending].reduce((sum, { amount }) => sum + amount, 0)
}

test.group('Refunds', () => {
  test('in parts: transfer and fee come back in proportion, to the last cent', async (context) => {
    const { assert } = context
    const { stripe, control, inbox } = await town(context)
    const { id } = await aPublisher(stripe, control)
    const sale = await aSale(stripe, control, id)
    const first = await stripe.refunds.create({ charge: sale.id, amount: 1001, ...BACK })
    assert.deepInclude(first, { status: 'succeeded', amount: 1001 })
    const half = await stripe.charges.retrieve(sale.id, {
      expand: ['refunds', 'transfer', 'application_fee'],
    })
    assert.deepInclude(half, { refunded: false, amount_refunded: 1001 })
    assert.equal((half.transfer as Stripe.Transfer).amount_reversed, 1001)
    assert.equal((half.application_fee as Stripe.ApplicationFee).amount_refunded, 150)
    assert.lengthOf(half.refunds?.data ?? [], 1)

    const rest = await stripe.refunds.create({
      payment_intent: sale.payment_intent as string,
      ...BACK,
    })
    assert.equal(rest.amount, 1899)
    const whole = await stripe.charges.retrieve(sale.id, { expand: ['application_fee'] })
    assert.isTrue(whole.refunded)
    assert.isTrue((whole.application_fee as Stripe.ApplicationFee).refunded)
    assert.equal(await worth(stripe, id), 0)
    assert.equal(await worth(stripe), -(Math.round(2900 * 0.029) + 30))
    const again = await refusal(stripe.refunds.create({ charge: sale.id }))
    assert.equal(again.code, 'charge_already_refunded')

    await eventually(
      () => inbox.types().filter((type) => type === 'charge.refunded'),
      (found) => found.length === 2
    )
    const types = inbox.types()
    assert.includeMembers(types, [
      'refund.created',
      'transfer.reversed',
      'application_fee.refunded',
    ])
  })

  test('rounding loses no cent of the fee', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    const { id } = await aPublisher(stripe, control)
    const sale = await aSale(stripe, control, id)
    for (const amount of [3, 3, 2894])
      await stripe.refunds.create({ charge: sale.id, amount, ...BACK })
    const [fee] = await its(stripe.applicationFees.list({ charge: sale.id }), 'data')
    assert.deepInclude(fee, { amount_refunded: 435, refunded: true })
  })

  test('a publisher who has been paid out cannot be drawn below zero', async (context) => {
    const { assert } = context
    const { stripe, control, inbox } = await town(context)
    const { id } = await aPublisher(stripe, control)
    const sale = await aSale(stripe, control, id)
    await control(`accounts/${id}/pay_out`)
    const [payout] = await its(stripe.payouts.list({}, { stripeAccount: id }), 'data')
    assert.deepInclude(payout, { amount: 2465, status: 'paid' })

    const error = await refusal(stripe.refunds.create({ charge: sale.id, ...BACK }))
    assert.equal(error.code, 'balance_insufficient')
    assert.equal(await its(stripe.charges.retrieve(sale.id), 'amount_refunded'), 0)
    assert.isEmpty(await its(stripe.refunds.list({ charge: sale.id }), 'data'))

    const ours = await stripe.refunds.create({ charge: sale.id })
    assert.isNull(ours.transfer_reversal)
    assert.equal(await worth(stripe, id), 0)
    await eventually(inbox.types, (types) => types.includes('payout.paid'))
  })

  test('a refund right after the payment finds the transfer', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context, { captureDelayMs: 60_000 })
    const { id } = await aPublisher(stripe, control)
    const session = await aCheckout(stripe, id)
    await control(`checkout/sessions/${session.id}/pay`)
    const paid = await stripe.checkout.sessions.retrieve(session.id)
    const refund = await stripe.refunds.create({
      payment_intent: paid.payment_intent as string,
      ...BACK,
    })
    assert.isString(refund.transfer_reversal)
  })

  test('a refund that fails later gives the charge its money back', async (context) => {
    const { assert } = context
    const { stripe, control, inbox } = await town(context)
    const sale = await aSale(stripe, control)
    const refund = await stripe.refunds.create({ charge: sale.id, metadata: { refund: '1' } })
    await control(`refunds/${refund.id}/fail`)
    const failed = await stripe.refunds.retrieve(refund.id)
    assert.deepInclude(failed, { status: 'failed', failure_reason: 'lost_or_stolen_card' })
    const charge = await stripe.charges.retrieve(sale.id)
    assert.deepInclude(charge, { refunded: false, amount_refunded: 0 })
    await eventually(inbox.types, (types) => types.includes('refund.failed'))
  })

  test('what cannot be refunded is refused', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    const sale = await aSale(stripe, control)
    const refused: [Stripe.RefundCreateParams, RegExp][] = [
      [{ charge: sale.id, amount: 2901 }, /greater than unrefunded amount/],
      [{ charge: sale.id, amount: 0 }, /positive/],
      [{ charge: sale.id, reverse_transfer: true }, /associated transfer/],
      [{ charge: sale.id, refund_application_fee: true }, /no application fee/],
      [{ charge: 'ch_none' }, /No such charge/],
      [{}, /charge, payment_intent/],
    ]
    for (const [params, message] of refused)
      assert.match(await its(refusal(stripe.refunds.create(params)), 'message'), message)
    assert.isEmpty(await its(stripe.refunds.list(), 'data'))
  })
})

test.group('Transfers, fees and disputes', () => {
  test('a tax reversal first, then a refund: never more than the transfer', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    const { id } = await aPublisher(stripe, control)
    const sale = await aSale(stripe, control, id)
    const transfer = sale.transfer as string
    const reversal = await stripe.transfers.createReversal(transfer, { amount: 400 })
    assert.equal(reversal.transfer, transfer)
    await stripe.refunds.create({ charge: sale.id, ...BACK })
    const emptied = await stripe.transfers.retrieve(transfer)
    assert.deepInclude(emptied, { amount_reversed: 2900, reversed: true })
    assert.lengthOf(emptied.reversals.data, 2)
    const error = await refusal(stripe.transfers.createReversal(transfer, { amount: 1 }))
    assert.match(error.message, /exceeds the unreversed amount/)
  })

  test('fees are found by charge and refunded by hand', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    const { id } = await aPublisher(stripe, control)
    const sale = await aSale(stripe, control, id)
    const [fee] = await its(stripe.applicationFees.list({ charge: sale.id }), 'data')
    await stripe.applicationFees.createRefund(fee?.id ?? '', { amount: 35 })
    const error = await refusal(stripe.applicationFees.createRefund(fee?.id ?? '', { amount: 401 }))
    assert.match(error.message, /greater than unrefunded/)
    assert.equal(await its(stripe.applicationFees.retrieve(fee?.id ?? ''), 'amount_refunded'), 35)
    assert.equal(await worth(stripe, id), 2500)
  })

  test('a dispute takes amount and fee; winning brings both back', async (context) => {
    const { assert } = context
    const { stripe, control, inbox } = await town(context)
    const sale = await aSale(stripe, control)
    const before = await worth(stripe)
    const opened = await control(`charges/${sale.id}/dispute`, { reason: 'product_not_received' })
    const { id } = opened.body as { id: string }
    assert.equal(await worth(stripe), before - 2900 - 1500)
    assert.isTrue(await its(stripe.charges.retrieve(sale.id), 'disputed'))
    const evidence = { uncategorized_text: 'It was downloaded twice.' }
    const answered = await stripe.disputes.update(id, { evidence, submit: true })
    assert.equal(answered.status, 'under_review')
    await control(`disputes/${id}/win`)
    const won = await stripe.disputes.retrieve(id)
    assert.equal(won.status, 'won')
    assert.lengthOf(won.balance_transactions, 2)
    assert.equal(await worth(stripe), before)
    await eventually(inbox.types, (types) => types.includes('charge.dispute.closed'))
    const types = inbox.types()
    assert.includeMembers(types, ['charge.dispute.created', 'charge.dispute.funds_withdrawn'])
    assert.include(types, 'charge.dispute.funds_reinstated')
  })

  test('an inquiry moves no money', async (context) => {
    const { assert } = context
    const { stripe, control, inbox } = await town(context)
    const sale = await aSale(stripe, control)
    const before = await worth(stripe)
    await control(`charges/${sale.id}/dispute`, { inquiry: true })
    await eventually(inbox.types, (types) => types.includes('charge.dispute.created'))
    assert.equal(await worth(stripe), before)
    assert.notInclude(inbox.types(), 'charge.dispute.funds_withdrawn')
  })
})
