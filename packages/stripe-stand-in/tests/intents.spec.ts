import { test } from '@japa/runner'
import { aPublisher, its, refusal, told, town } from './town.ts'

test.group('A payment without a page', () => {
  test('is charged, sent on, and refunded like any other', async (context) => {
    const { assert } = context
    const { stripe, control, inbox } = await town(context)
    const { id: destination } = await aPublisher(stripe, control)
    const paid = await stripe.paymentIntents.create({
      amount: 2900,
      currency: 'usd',
      confirm: true,
      payment_method: 'pm_card_visa',
      application_fee_amount: 435,
      transfer_data: { destination },
      metadata: { purchase: '7' },
    })
    assert.equal(paid.status, 'succeeded')
    const charge = paid.latest_charge as string
    await stripe.refunds.create({ charge, reverse_transfer: true, refund_application_fee: true })
    const back = await stripe.charges.retrieve(charge)
    assert.isTrue(back.refunded)
    assert.deepEqual(back.metadata, { purchase: '7' })
    await told(inbox, 'payment_intent.succeeded', 'transfer.reversed', 'charge.refunded')
  })

  test('a decline is an error that leaves its attempt behind', async (context) => {
    const { assert } = context
    const { stripe } = await town(context)
    const { id } = await stripe.paymentIntents.create({ amount: 900, currency: 'usd' })
    const pay = (method: string) => stripe.paymentIntents.confirm(id, { payment_method: method })
    const error = await refusal(pay('pm_card_chargeDeclinedInsufficientFunds'))
    assert.deepInclude(error, { code: 'card_declined', decline_code: 'insufficient_funds' })
    const { data } = await stripe.charges.list({ payment_intent: id })
    assert.deepEqual(
      data.map(({ status }) => status),
      ['failed']
    )
    await pay('pm_card_visa')
    await refusal(stripe.paymentIntents.cancel(id))
    const other = await stripe.paymentIntents.create({ amount: 900, currency: 'usd' })
    assert.equal(await its(stripe.paymentIntents.cancel(other.id), 'status'), 'canceled')
  })
})
