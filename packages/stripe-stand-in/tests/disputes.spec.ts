import { test } from '@japa/runner'
import type Stripe from 'stripe'
import { aSubscriber, invoicesOf } from './subscribers.ts'
import { aCheckout, aPublisher, aSale, its, refusal, told, town } from './town.ts'
import type { Control } from './town.ts'

async function worth(stripe: Stripe, account?: string) {
  const { available, pending } = await stripe.balance.retrieve(
    {},
    account ? { stripeAccount: account } : undefined
  )
  return [...available, ...pending].reduce((sum, { amount }) => sum + amount, 0)
}

async function dispute(control: Control, charge: string, body: object = {}) {
  const { body: opened } = await control(`charges/${charge}/dispute`, body)
  return (opened as Stripe.Dispute).id
}

/** The charge of a page that was paid with one of the test cards. */
async function paidWith(stripe: Stripe, control: Control, card: string) {
  const session = await aCheckout(stripe)
  await control(`checkout/sessions/${session.id}/pay`, { card })
  const paid = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })
  const charge = (paid.payment_intent as Stripe.PaymentIntent).latest_charge as string
  await control(`charges/${charge}/settle`)
  return charge
}

test.group('Disputes and warnings', () => {
  test('an inquiry is answered, and becomes a dispute all the same', async (context) => {
    const { assert } = context
    const { stripe, control, inbox } = await town(context)
    const sale = await aSale(stripe, control)
    const before = await worth(stripe)
    const id = await dispute(control, sale.id, { inquiry: true })
    const answered = await stripe.disputes.update(id, {
      evidence: { uncategorized_text: 'It was.' },
    })
    assert.equal(answered.status, 'warning_under_review')
    assert.equal(await its(control(`disputes/${id}/win`), 'status'), 400)
    assert.equal(await worth(stripe), before)

    await control(`disputes/${id}/escalate`)
    assert.equal(await worth(stripe), before - 2900 - 1500)
    const staged = await stripe.disputes.update(id, {
      evidence: { product_description: 'An agent.' },
      submit: false,
    })
    assert.equal(staged.status, 'needs_response')
    assert.equal(staged.evidence_details.submission_count, 1)
    const lost = await stripe.disputes.close(id)
    assert.equal(lost.status, 'lost')
    await refusal(stripe.disputes.update(id, { evidence: { product_description: 'More.' } }))
    await told(inbox, 'charge.dispute.funds_withdrawn')
  })

  test('an inquiry ends when all has been given back', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    const sale = await aSale(stripe, control)
    const id = await dispute(control, sale.id, { inquiry: true })
    await stripe.refunds.create({ charge: sale.id })
    assert.equal(await its(stripe.disputes.retrieve(id), 'status'), 'warning_closed')
  })

  test('prevented: the money is gone as if it were lost', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    const sale = await aSale(stripe, control)
    const before = await worth(stripe)
    const id = await dispute(control, sale.id)
    await control(`disputes/${id}/prevent`)
    assert.equal(await its(stripe.disputes.retrieve(id), 'status'), 'prevented')
    assert.equal(await worth(stripe), before - 2900 - 1500)
    assert.equal(
      await its(refusal(stripe.refunds.create({ charge: sale.id })), 'code'),
      'charge_disputed'
    )
  })

  test('some cards bring trouble of their own', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    const [disputed, inquired, warned] = [
      await paidWith(stripe, control, '4000000000000259'),
      await paidWith(stripe, control, '4000000000001976'),
      await paidWith(stripe, control, '4000000000005423'),
    ]
    const statusOf = async (charge: string) =>
      (await stripe.disputes.list({ charge })).data.map(({ status }) => status)
    assert.deepEqual(await statusOf(disputed), ['needs_response'])
    assert.deepEqual(await statusOf(inquired), ['warning_needs_response'])
    const [warning] = await its(stripe.radar.earlyFraudWarnings.list({ charge: warned }), 'data')
    assert.isTrue(warning?.actionable)
    await stripe.refunds.create({ charge: warned })
    const after = await stripe.radar.earlyFraudWarnings.retrieve(warning?.id ?? '')
    assert.isFalse(after.actionable)
  })

  test('a disputed renewal ends its subscription, if that is the setting', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context, { disputesCancelSubscriptions: true })
    const { subscription } = await aSubscriber(stripe, control)
    const [invoice] = await invoicesOf(stripe, subscription.id)
    const intent = invoice?.payments?.data[0]?.payment.payment_intent as string
    const { latest_charge: charge } = await stripe.paymentIntents.retrieve(intent)
    await dispute(control, charge as string)
    const over = await stripe.subscriptions.retrieve(subscription.id)
    assert.equal(over.status, 'canceled')
    assert.equal(over.cancellation_details?.reason, 'payment_disputed')
  })
})

test.group('Payouts and transfers', () => {
  test('a payout names what it carried, and may come back', async (context) => {
    const { assert } = context
    const { stripe, control, inbox } = await town(context)
    const { id: stripeAccount } = await aPublisher(stripe, control)
    await aSale(stripe, control, stripeAccount)
    const { body } = await control(`accounts/${stripeAccount}/pay_out`)
    const { id } = body as Stripe.Payout
    await aSale(stripe, control, stripeAccount)
    const { data } = await stripe.balanceTransactions.list({ payout: id }, { stripeAccount })
    assert.deepEqual(
      data.map(({ type, net }) => `${type} ${net}`),
      ['payout -2465', 'payment 2465']
    )
    await control(`payouts/${id}/fail`)
    const failed = await stripe.payouts.retrieve(id, {}, { stripeAccount })
    assert.deepInclude(failed, { status: 'failed', failure_code: 'account_closed' })
    assert.equal(await worth(stripe, stripeAccount), 2 * 2465)
    await told(inbox, 'payout.failed', 'payout.paid', 'payout.reconciliation_completed')
  })

  test('one asked for by hand can be canceled until it arrives', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    const { id: stripeAccount } = await aPublisher(stripe, control)
    await aSale(stripe, control, stripeAccount)
    const wish = { amount: 1000, currency: 'usd' }
    const [first, second] = [
      await stripe.payouts.create(wish, { stripeAccount }),
      await stripe.payouts.create(wish, { stripeAccount }),
    ]
    await refusal(stripe.payouts.create(wish, { stripeAccount }))
    await stripe.payouts.cancel(first.id, {}, { stripeAccount })
    await control(`payouts/${second.id}/arrive`)
    await refusal(stripe.payouts.cancel(second.id, {}, { stripeAccount }))
    assert.equal(await worth(stripe, stripeAccount), 1465)
  })

  test('a transfer of its own accord, and back', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    const { id: destination } = await aPublisher(stripe, control)
    const wish = { amount: 500, currency: 'usd', destination }
    assert.equal(await its(refusal(stripe.transfers.create(wish)), 'code'), 'balance_insufficient')
    const sale = await aSale(stripe, control)
    const transfer = await stripe.transfers.create({ ...wish, source_transaction: sale.id })
    assert.equal(await worth(stripe, destination), 500)
    await stripe.transfers.createReversal(transfer.id, { amount: 200 })
    assert.equal(await worth(stripe, destination), 300)
    assert.equal(await its(stripe.transfers.retrieve(transfer.id), 'amount_reversed'), 200)
  })

  test('a payout delay holds the publisher’s money back', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    const { id: stripeAccount } = await aPublisher(stripe, control)
    await stripe.balanceSettings.update(
      { payments: { settlement_timing: { delay_days_override: 14 } } },
      { stripeAccount }
    )
    await aSale(stripe, control, stripeAccount)
    const { data } = await stripe.balanceTransactions.list({}, { stripeAccount })
    const days = ((data[0]?.available_on ?? 0) - (data[0]?.created ?? 0)) / 86_400
    assert.equal(Math.round(days), 14)
  })
})
