import { test } from '@japa/runner'
import { aSubscriptionPage, days, invoicesOf } from './subscribers.ts'
import { its, told, town } from './town.ts'

test.group('A subscription paid by bank debit', () => {
  test('waits for the bank, at first and at each renewal', async (context) => {
    const { assert } = context
    const { stripe, control, inbox } = await town(context)
    await control('settings', { debitsForSubscriptions: true })
    const { customer, session } = await aSubscriptionPage(stripe)
    await control(`checkout/sessions/${session.id}/pay_delayed`)
    const unpaid = await stripe.checkout.sessions.retrieve(session.id)
    assert.deepEqual([unpaid.status, unpaid.payment_status], ['complete', 'unpaid'])
    const id = unpaid.subscription as string
    assert.equal(await its(stripe.subscriptions.retrieve(id), 'status'), 'active')

    await control(`checkout/sessions/${session.id}/settle`)
    await told(inbox, 'checkout.session.async_payment_succeeded', 'invoice.paid')
    await days(control, customer.id, 32)
    const [renewal] = await invoicesOf(stripe, id)
    assert.deepEqual([renewal?.status, renewal?.attempt_count], ['open', 1])
    assert.equal(await its(stripe.subscriptions.retrieve(id), 'status'), 'active')
    await control(`customers/${customer.id}/debits_bounce`)
    assert.equal(await its(stripe.subscriptions.retrieve(id), 'status'), 'past_due')
    await days(control, customer.id, 4)
    await control(`customers/${customer.id}/debits_arrive`)
    const [paid] = await invoicesOf(stripe, id)
    assert.deepEqual([paid?.id, paid?.status, paid?.attempt_count], [renewal?.id, 'paid', 2])
    assert.equal(await its(stripe.subscriptions.retrieve(id), 'status'), 'active')
  })

  test('is none where the account takes cards only', async (context) => {
    const { assert } = context
    const { stripe } = await town(context)
    const { session } = await aSubscriptionPage(stripe)
    assert.deepEqual(session.payment_method_types, ['card'])
  })
})
