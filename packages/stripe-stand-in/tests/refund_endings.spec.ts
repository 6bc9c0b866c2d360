import { test } from '@japa/runner'
import { aSale, eventually, its, refusal, town } from './town.ts'

test.group('How refunds end', () => {
  test('pending first, then there; or then not', async (context) => {
    const { assert } = context
    const { stripe, control, inbox } = await town(context)
    const sale = await aSale(stripe, control)
    await control('settings', { refundsBegin: 'pending' })
    const good = await stripe.refunds.create({ charge: sale.id, amount: 900 })
    const bad = await stripe.refunds.create({ charge: sale.id, amount: 500 })
    assert.deepInclude(good, { status: 'pending', pending_reason: 'processing' })
    assert.equal(await its(stripe.charges.retrieve(sale.id), 'amount_refunded'), 1400)

    await control(`refunds/${good.id}/succeed`)
    await control(`refunds/${bad.id}/fail`)
    const arrived = await stripe.refunds.retrieve(good.id)
    assert.equal(arrived.status, 'succeeded')
    assert.notProperty(arrived, 'pending_reason')
    assert.equal(await its(stripe.refunds.retrieve(bad.id), 'status'), 'failed')
    assert.equal(await its(stripe.charges.retrieve(sale.id), 'amount_refunded'), 900)
    assert.equal(await its(control(`refunds/${bad.id}/succeed`), 'status'), 400)
    await eventually(
      inbox.types,
      (types) => types.includes('refund.failed') && types.includes('refund.updated')
    )
  })

  test('one that waits for the customer moves no money, and can be canceled', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    const sale = await aSale(stripe, control)
    await control('settings', { refundsBegin: 'requires_action' })
    const [first, second] = [
      await stripe.refunds.create({ charge: sale.id, amount: 900 }),
      await stripe.refunds.create({ charge: sale.id, amount: 500 }),
    ]
    assert.deepInclude(first, { status: 'requires_action', balance_transaction: null })
    const canceled = await stripe.refunds.cancel(first.id)
    assert.equal(canceled.status, 'canceled')
    await control(`refunds/${second.id}/succeed`)
    const done = await stripe.refunds.retrieve(second.id, { expand: ['balance_transaction'] })
    assert.equal((done.balance_transaction as { amount: number }).amount, -500)
    assert.equal(await its(stripe.charges.retrieve(sale.id), 'amount_refunded'), 500)
    assert.match(await its(refusal(stripe.refunds.cancel(second.id)), 'message'), /succeeded/)
    assert.lengthOf(await its(stripe.balanceTransactions.list({ type: 'refund' }), 'data'), 1)
  })

  test('a disputed charge is refunded only where the bank has not taken it', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    const sale = await aSale(stripe, control)
    const inquiry = await control(`charges/${sale.id}/dispute`, { inquiry: true, amount: 100 })
    await stripe.refunds.create({ charge: sale.id, amount: 100 })
    await control(`disputes/${(inquiry.body as { id: string }).id}/close_inquiry`)

    const opened = await control(`charges/${sale.id}/dispute`, { amount: 1000 })
    const second = await control(`charges/${sale.id}/dispute`)
    assert.equal((second.body as { amount: number }).amount, 1800)
    assert.equal(await its(control(`charges/${sale.id}/dispute`), 'status'), 400)
    const refund = () => stripe.refunds.create({ charge: sale.id, amount: 200 })
    assert.equal(await its(refusal(refund()), 'code'), 'charge_disputed')
    await control(`disputes/${(opened.body as { id: string }).id}/win`)
    assert.equal(await its(refusal(refund()), 'code'), 'charge_disputed')
    await control(`disputes/${(second.body as { id: string }).id}/win`)
    await refund()
    assert.equal(await its(stripe.charges.retrieve(sale.id), 'amount_refunded'), 300)
    assert.lengthOf(await its(stripe.disputes.list({ charge: sale.id }), 'data'), 3)
  })
})
