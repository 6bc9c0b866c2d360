import { test } from '@japa/runner'
import type Stripe from 'stripe'
import { aMonthly, aSubscriber, days, invoicesOf } from './subscribers.ts'
import { aPublisher, eventually, its, press, refusal, town } from './town.ts'

const A_DAY = 24 * 60 * 60
const AN_HOUR = 60 * 60
const THE_31ST = Date.UTC(2026, 0, 31, 12) / 1000

const statusOf = (stripe: Stripe, id: string) => its(stripe.subscriptions.retrieve(id), 'status')

/** The latest invoice of a subscription. */
async function latest(stripe: Stripe, subscription: string): Promise<Stripe.Invoice> {
  const [invoice] = await invoicesOf(stripe, subscription)
  if (!invoice) throw new Error('There is no invoice')
  return invoice
}

test.group('Time', () => {
  test('a test clock renews month by month, on the day it began', async (context) => {
    const { assert } = context
    const { stripe, inbox } = await town(context)
    const clock = await stripe.testHelpers.testClocks.create({ frozen_time: THE_31ST })
    const customer = await stripe.customers.create({
      test_clock: clock.id,
      payment_method: 'pm_card_visa',
      invoice_settings: { default_payment_method: 'pm_card_visa' },
    })
    assert.equal(customer.created, THE_31ST)
    const price = await aMonthly(stripe)
    const { id } = await stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: price.id }],
    })
    const ends: string[] = []
    for (let month = 0; month < 3; month += 1) {
      const subscription = await stripe.subscriptions.retrieve(id)
      const end = subscription.items.data[0]?.current_period_end ?? 0
      ends.push(new Date(end * 1000).toISOString().slice(0, 10))
      const moved = await stripe.testHelpers.testClocks.advance(clock.id, {
        frozen_time: end + 2 * AN_HOUR,
      })
      assert.equal(moved.status, 'advancing')
    }
    assert.deepEqual(ends, ['2026-02-28', '2026-03-31', '2026-04-30'])
    const invoices = await invoicesOf(stripe, id)
    assert.deepEqual(
      invoices.map((invoice) => `${invoice.billing_reason} ${invoice.status}`),
      [...Array.from({ length: 3 }, () => 'subscription_cycle paid'), 'subscription_create paid']
    )
    const ready = await stripe.testHelpers.testClocks.retrieve(clock.id)
    assert.equal(ready.status, 'ready')
    const back = stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: THE_31ST })
    assert.match(await its(refusal(back), 'message'), /to the future/)
    await eventually(inbox.types, (types) => types.includes('test_helpers.test_clock.ready'))
    const told = await stripe.events.list({ types: ['customer.subscription.updated'] })
    const { previous_attributes: before } = told.data[0]?.data as { previous_attributes?: object }
    assert.property(before, 'items')
    const late = invoices[0]?.status_transitions
    assert.equal((late?.finalized_at ?? 0) - (invoices[0]?.created ?? 0), AN_HOUR)
  })

  test('a renewal is a draft for an hour, in which our fee can be set', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context, { taxRatePercent: 20 })
    const { id: destination } = await aPublisher(stripe, control)
    const { subscription, customer } = await aSubscriber(stripe, control, {
      destination,
      more: { automatic_tax: { enabled: true }, customer_update: { address: 'auto' } },
    })
    const end = subscription.items.data[0]?.current_period_end ?? 0
    await control(`customers/${customer.id}/advance`, { to: end + 60 })
    const draft = await latest(stripe, subscription.id)
    assert.deepInclude(draft, {
      status: 'draft',
      total: 2400,
      billing_reason: 'subscription_cycle',
    })
    assert.equal(draft.period_end, end)
    assert.equal(draft.lines.data[0]?.period.start, end)
    assert.equal(draft.total_taxes?.[0]?.amount, 400)
    await stripe.invoices.update(draft.id, { application_fee_amount: 300 + 400 })
    await control(`customers/${customer.id}/advance`, { hours: 2 })
    const paid = await latest(stripe, subscription.id)
    assert.deepInclude(paid, { status: 'paid', amount_paid: 2400 })
    const intent = paid.payments?.data[0]?.payment.payment_intent as string
    const { latest_charge: charge } = await stripe.paymentIntents.retrieve(intent)
    await control(`charges/${charge as string}/settle`)
    const settled = await stripe.charges.retrieve(charge as string, {
      expand: ['transfer', 'application_fee'],
    })
    assert.equal((settled.transfer as Stripe.Transfer).amount, 2400)
    assert.equal((settled.application_fee as Stripe.ApplicationFee).amount, 700)
    const late = stripe.invoices.update(draft.id, { application_fee_amount: 1 })
    assert.equal(await its(refusal(late), 'code'), 'invoice_not_editable')
  })

  test('a renewal that fails is tried again, and mended by a new card', async (context) => {
    const { assert } = context
    const { stripe, control, inbox } = await town(context)
    const { subscription, customer } = await aSubscriber(stripe, control)
    await control(`customers/${customer.id}/card`, { card: '4000000000000341' })
    await days(control, customer.id, 32)
    assert.equal(await statusOf(stripe, subscription.id), 'past_due')
    const open = await latest(stripe, subscription.id)
    assert.deepInclude(open, { status: 'open', attempt_count: 1, amount_remaining: 2000 })
    assert.isAbove(open.next_payment_attempt ?? 0, open.created + 2 * A_DAY)
    await days(control, customer.id, 4)
    assert.equal(await its(stripe.invoices.retrieve(open.id), 'attempt_count'), 2)

    await control(`customers/${customer.id}/card`, { card: '4242424242424242' })
    await days(control, customer.id, 6)
    assert.equal(await statusOf(stripe, subscription.id), 'active')
    assert.equal(await its(stripe.invoices.retrieve(open.id), 'status'), 'paid')
    await eventually(
      () => inbox.types().filter((type) => type === 'invoice.payment_failed'),
      (failures) => failures.length === 2
    )
  })

  for (const dunningEnds of ['canceled', 'unpaid'] as const)
    test(`when the last attempt fails it is ${dunningEnds}, if that is the setting`, async (context) => {
      const { assert } = context
      const { stripe, control } = await town(context, { dunningEnds })
      const { subscription, customer } = await aSubscriber(stripe, control)
      await control(`customers/${customer.id}/card`, { card: '4000000000000341' })
      await days(control, customer.id, 31 + 16)
      const over = await stripe.subscriptions.retrieve(subscription.id)
      assert.equal(over.status, dunningEnds)
      const open = await latest(stripe, subscription.id)
      assert.deepInclude(open, { status: 'open', attempt_count: 4, next_payment_attempt: null })
      if (dunningEnds === 'canceled')
        return assert.equal(over.cancellation_details?.reason, 'payment_failed')

      await days(control, customer.id, 31)
      const draft = await latest(stripe, subscription.id)
      assert.deepInclude(draft, { status: 'draft', auto_advance: false })
      await stripe.invoices.pay(draft.id, { payment_method: 'pm_card_visa' })
      assert.equal(await statusOf(stripe, subscription.id), 'active')
    })

  test('a bank that wants to see the customer gets to on the invoice’s page', async (context) => {
    const { assert } = context
    const { stripe, control, inbox } = await town(context)
    const { subscription, customer } = await aSubscriber(stripe, control, {
      card: '4000 0027 6000 3184',
    })
    await days(control, customer.id, 32)
    assert.equal(await statusOf(stripe, subscription.id), 'past_due')
    const open = await latest(stripe, subscription.id)
    await eventually(inbox.types, (types) => types.includes('invoice.payment_action_required'))
    const refused = await press(open.hosted_invoice_url ?? '', 'pay', { card: '4000000000000002' })
    assert.equal(refused.status, 402)
    await press(open.hosted_invoice_url ?? '', 'pay', { card: '4000002760003184' })
    assert.equal(await its(stripe.invoices.retrieve(open.id), 'status'), 'paid')
    assert.equal(await statusOf(stripe, subscription.id), 'active')
  })

  test('a trial tells three days ahead, then is paid for, ends, or rests', async (context) => {
    const { assert } = context
    const { stripe, control, inbox } = await town(context)
    const paying = await aSubscriber(stripe, control, { data: { trial_period_days: 14 } })
    await days(control, paying.customer.id, 12)
    await eventually(inbox.types, (types) => types.includes('customer.subscription.trial_will_end'))
    assert.equal(await statusOf(stripe, paying.subscription.id), 'trialing')
    await days(control, paying.customer.id, 3)
    assert.equal(await statusOf(stripe, paying.subscription.id), 'active')
    assert.deepInclude(await latest(stripe, paying.subscription.id), { amount_paid: 2000 })

    const broke = await aSubscriber(stripe, control, {
      data: { trial_period_days: 14 },
      card: '4000000000000341',
    })
    await days(control, broke.customer.id, 14 + 17)
    assert.equal(await statusOf(stripe, broke.subscription.id), 'canceled')
    for (const [behavior, status] of [
      ['cancel', 'canceled'],
      ['pause', 'paused'],
    ] as const) {
      const { customer, subscription } = await aSubscriber(stripe, control, {
        data: {
          trial_period_days: 7,
          trial_settings: { end_behavior: { missing_payment_method: behavior } },
        },
        more: { payment_method_collection: 'if_required' },
      })
      assert.isNull(subscription.default_payment_method)
      await days(control, customer.id, 8)
      assert.equal(await statusOf(stripe, subscription.id), status)
    }
  })

  test('told to end, it ends with its period', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    const { subscription, customer } = await aSubscriber(stripe, control)
    await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true })
    const end = subscription.items.data[0]?.current_period_end ?? 0
    await days(control, customer.id, 20)
    assert.equal(await statusOf(stripe, subscription.id), 'active')
    await days(control, customer.id, 12)
    const over = await stripe.subscriptions.retrieve(subscription.id)
    assert.deepInclude(over, { status: 'canceled', ended_at: end })
    assert.lengthOf(await invoicesOf(stripe, subscription.id), 1)
  })
})
