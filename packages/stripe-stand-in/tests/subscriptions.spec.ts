import { test } from '@japa/runner'
import type Stripe from 'stripe'
import { aMonthly, aSubscriber, aSubscriptionPage, days, invoicesOf } from './subscribers.ts'
import { aPublisher, eventually, its, press, readPage, refusal, told, town } from './town.ts'

const A_DAY = 24 * 60 * 60

test.group('Subscriptions', () => {
  test('begin with the payment, and send it on', async (context) => {
    const { assert } = context
    const { stripe, control, inbox } = await town(context)
    const { id: destination } = await aPublisher(stripe, control)
    const { session, customer } = await aSubscriptionPage(stripe, { destination })
    assert.deepInclude(session, { mode: 'subscription', subscription: null, invoice: null })
    const refused = await press(session.url ?? '', 'pay', { card: '4000 0000 0000 0002' })
    assert.include(refused.html, 'Your card was declined')
    assert.isEmpty(await its(stripe.subscriptions.list({ status: 'all' }), 'data'))
    assert.isEmpty(await its(stripe.invoices.list(), 'data'))

    await press(session.url ?? '', 'pay', { card: '4242 4242 4242 4242' })
    const done = await stripe.checkout.sessions.retrieve(session.id, {
      expand: ['subscription.latest_invoice'],
    })
    assert.deepInclude(done, { payment_status: 'paid', payment_intent: null, status: 'complete' })
    const subscription = done.subscription as Stripe.Subscription
    assert.deepInclude(subscription, { status: 'active', application_fee_percent: 15 })
    assert.deepEqual(subscription.metadata, { plan: '7' })
    assert.equal(subscription.billing_mode.type, 'flexible')
    assert.notProperty(subscription, 'current_period_end')
    const [item] = subscription.items.data
    const length = (item?.current_period_end ?? 0) - (item?.current_period_start ?? 0)
    assert.isTrue(length >= 28 * A_DAY && length <= 31 * A_DAY)

    const invoice = subscription.latest_invoice as Stripe.Invoice
    assert.deepInclude(invoice, { status: 'paid', amount_paid: 2000, total: 2000 })
    assert.equal(invoice.billing_reason, 'subscription_create')
    assert.equal(invoice.parent?.subscription_details?.subscription, subscription.id)
    assert.deepEqual(invoice.parent?.subscription_details?.metadata, { plan: '7' })
    assert.equal(invoice.lines.data[0]?.pricing?.price_details?.price, item?.price.id)
    const { payments } = await stripe.invoices.retrieve(invoice.id, {
      expand: ['payments.data.payment.payment_intent.latest_charge'],
    })
    const intent = payments?.data[0]?.payment.payment_intent as Stripe.PaymentIntent
    assert.deepEqual(intent.metadata, {})
    assert.equal(intent.application_fee_amount, 300)
    const { data } = await stripe.invoicePayments.list({
      payment: { type: 'payment_intent', payment_intent: intent.id },
    })
    assert.equal(data[0]?.invoice, invoice.id)
    const charge = intent.latest_charge as Stripe.Charge
    const settled = await eventually(
      () => stripe.charges.retrieve(charge.id, { expand: ['transfer', 'application_fee'] }),
      (each) => each.balance_transaction !== null
    )
    assert.deepInclude(settled.transfer, { amount: 2000, destination })
    assert.equal((settled.application_fee as Stripe.ApplicationFee).amount, 300)
    assert.equal(customer.id, subscription.customer)
    const types = await told(
      inbox,
      ...['customer.subscription.created', 'invoice.created', 'invoice.finalized'],
      ...['invoice.paid', 'invoice.payment_succeeded', 'invoice_payment.paid'],
      ...['charge.updated', 'payment_method.attached']
    )
    assert.notInclude(types, 'customer.subscription.updated')
  })

  test('a trial is a subscription whose first invoice is nothing, and paid', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    const { session, subscription } = await aSubscriber(stripe, control, {
      data: { trial_period_days: 14 },
    })
    assert.deepInclude(session, { amount_total: 0, payment_status: 'no_payment_required' })
    assert.deepInclude(subscription, { status: 'trialing' })
    assert.equal((subscription.trial_end ?? 0) - (subscription.trial_start ?? 0), 14 * A_DAY)
    assert.equal(subscription.items.data[0]?.current_period_end, subscription.trial_end)
    assert.isString(subscription.default_payment_method)
    const [first] = await invoicesOf(stripe, subscription.id)
    assert.deepInclude(first, { status: 'paid', amount_paid: 0, total: 0 })
    assert.isEmpty(first?.payments?.data)
    assert.isEmpty(await its(stripe.charges.list(), 'data'))
  })

  test('canceling at the end of the period can be undone; canceling now cannot', async (context) => {
    const { assert } = context
    const { stripe, control, inbox } = await town(context)
    const { subscription } = await aSubscriber(stripe, control)
    const leaving = await stripe.subscriptions.update(subscription.id, {
      cancel_at_period_end: true,
      cancellation_details: { feedback: 'too_expensive' },
    })
    assert.deepInclude(leaving, { status: 'active', cancel_at_period_end: true })
    assert.equal(leaving.cancel_at, subscription.items.data[0]?.current_period_end)
    assert.deepInclude(leaving.cancellation_details, {
      feedback: 'too_expensive',
      reason: 'cancellation_requested',
    })
    const staying = await stripe.subscriptions.update(subscription.id, {
      cancel_at_period_end: false,
    })
    assert.deepInclude(staying, { cancel_at: null, canceled_at: null })
    const gone = await stripe.subscriptions.cancel(subscription.id)
    assert.equal(gone.status, 'canceled')
    assert.isNumber(gone.ended_at)
    assert.equal(await its(stripe.subscriptions.retrieve(subscription.id), 'status'), 'canceled')
    await refusal(stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true }))
    assert.isEmpty(await its(stripe.subscriptions.list(), 'data'))
    assert.lengthOf(await its(stripe.subscriptions.list({ status: 'all' }), 'data'), 1)
    await told(inbox, 'customer.subscription.deleted')
    await eventually(
      () => inbox.types().filter((type) => type === 'customer.subscription.updated'),
      (updates) => updates.length === 2
    )
  })

  test('one customer has them in one currency at a time', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    const { subscription, customer } = await aSubscriber(stripe, control)
    const inYen = await aMonthly(stripe, 1200, 'month', 'jpy')
    const asked = { customer: customer.id, items: [{ price: inYen.id }] }
    const refused = await refusal(stripe.subscriptions.create(asked))
    assert.match(refused.message, /cannot combine currencies on a single customer.*currency usd/)
    const page = {
      mode: 'subscription' as const,
      customer: customer.id,
      line_items: [{ price: inYen.id, quantity: 1 }],
      success_url: 'http://shop.test/thanks',
    }
    await refusal(stripe.checkout.sessions.create(page))

    await stripe.subscriptions.cancel(subscription.id)
    const { url } = await stripe.checkout.sessions.create(page)
    await press(url ?? '', 'pay', { card: '4242 4242 4242 4242' })
    const [begun] = await its(stripe.subscriptions.list({ customer: customer.id }), 'data')
    assert.equal(begun?.currency, 'jpy')
    const [invoice] = await invoicesOf(stripe, begun?.id ?? '')
    assert.equal(invoice?.lines.data[0]?.description, '1 × Reviewer (at ¥1,200 / month)')
  })

  test('another plan: what was not used comes off what is charged', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    const { subscription, customer } = await aSubscriber(stripe, control)
    await days(control, customer.id, 10)
    const dearer = await aMonthly(stripe, 5000)
    const [item] = subscription.items.data
    const switched = await stripe.subscriptions.update(subscription.id, {
      items: [{ id: item?.id ?? '', price: dearer.id }],
      proration_behavior: 'always_invoice',
      expand: ['latest_invoice'],
    })
    assert.equal(switched.items.data[0]?.price.id, dearer.id)
    const invoice = switched.latest_invoice as Stripe.Invoice
    assert.deepInclude(invoice, { billing_reason: 'subscription_update', status: 'paid' })
    const [back, due] = invoice.lines.data
    assert.isBelow(back?.amount ?? 0, 0)
    assert.equal(invoice.total, (back?.amount ?? 0) + (due?.amount ?? 0))
    assert.isTrue(back?.parent?.subscription_item_details?.proration)
    assert.approximately(invoice.total, 2000, 100)

    const yearly = await aMonthly(stripe, 30_000, 'year')
    const renewed = await stripe.subscriptions.update(subscription.id, {
      items: [{ id: item?.id ?? '', price: yearly.id }],
      expand: ['latest_invoice'],
    })
    const [change] = renewed.items.data
    assert.isAbove(change?.current_period_end ?? 0, (item?.current_period_end ?? 0) + 300 * A_DAY)
    assert.isBelow((renewed.latest_invoice as Stripe.Invoice).total, 30_000)
  })

  test('a pause ends service; paused collection only bills', async (context) => {
    const { assert } = context
    const { stripe, control, inbox } = await town(context)
    const { subscription, customer } = await aSubscriber(stripe, control)
    const paused = await stripe.subscriptions.pause(subscription.id)
    assert.equal(paused.status, 'paused')
    await days(control, customer.id, 40)
    assert.lengthOf(await invoicesOf(stripe, subscription.id), 1)
    const resumed = await stripe.subscriptions.resume(subscription.id)
    assert.equal(resumed.status, 'active')
    assert.notProperty(resumed, 'status_details')
    assert.lengthOf(await invoicesOf(stripe, subscription.id), 2)

    const quiet = await stripe.subscriptions.update(subscription.id, {
      pause_collection: { behavior: 'void' },
    })
    assert.equal(quiet.status, 'active')
    await days(control, customer.id, 32)
    const [newest] = await invoicesOf(stripe, subscription.id)
    assert.equal(newest?.status, 'void')
    const types = ['customer.subscription.paused', 'customer.subscription.resumed']
    await told(inbox, ...types, 'invoice.voided')
  })

  test('made through the API: incomplete until its first invoice is paid', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    const customer = await stripe.customers.create({ email: 'grace@example.com' })
    const price = await aMonthly(stripe)
    const params = { customer: customer.id, items: [{ price: price.id }] }
    assert.equal(
      await its(refusal(stripe.subscriptions.create(params)), 'code'),
      'resource_missing'
    )
    const made = await stripe.subscriptions.create({
      ...params,
      payment_behavior: 'default_incomplete',
    })
    assert.equal(made.status, 'incomplete')
    const invoice = made.latest_invoice as string
    const error = await refusal(
      stripe.invoices.pay(invoice, { payment_method: 'pm_card_chargeDeclined' })
    )
    assert.equal(error.code, 'card_declined')
    assert.equal(await its(stripe.invoices.retrieve(invoice), 'attempt_count'), 1)
    await stripe.invoices.pay(invoice, { payment_method: 'pm_card_visa' })
    assert.equal(await its(stripe.subscriptions.retrieve(made.id), 'status'), 'active')

    const late = await stripe.subscriptions.create({
      ...params,
      payment_behavior: 'default_incomplete',
    })
    await days(control, customer.id, 1)
    const expired = await stripe.subscriptions.retrieve(late.id, { expand: ['latest_invoice'] })
    assert.equal(expired.status, 'incomplete_expired')
    assert.equal((expired.latest_invoice as Stripe.Invoice).status, 'void')
  })

  test('what Checkout refuses of them', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    const { id: destination } = await aPublisher(stripe, control)
    const once = await stripe.prices.create({
      currency: 'usd',
      unit_amount: 500,
      product_data: { name: 'Once' },
    })
    const refused: [Parameters<typeof aSubscriptionPage>[1], RegExp][] = [
      [{ data: { application_fee_percent: 10 } }, /transfer_data/],
      [{ destination, data: { application_fee_percent: 101 } }, /between 0 and 100/],
      [{ more: { invoice_creation: { enabled: true } } }, /invoice_creation/],
      [{ more: { line_items: [{ price: once.id, quantity: 1 }] } }, /recurring price/],
    ]
    for (const [wish, message] of refused)
      assert.match(await its(refusal(aSubscriptionPage(stripe, wish)), 'message'), message)
  })

  test('an invoice of a single purchase, when it is asked for', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context, { taxRatePercent: 20 })
    const customer = await stripe.customers.create({ email: 'grace@example.com' })
    const session = await stripe.checkout.sessions.create({
      mode: 'payment',
      customer: customer.id,
      automatic_tax: { enabled: true },
      customer_update: { address: 'auto' },
      success_url: 'http://shop.test',
      invoice_creation: { enabled: true, invoice_data: { metadata: { purchase: '7' } } },
      line_items: [
        {
          quantity: 1,
          price_data: { currency: 'usd', unit_amount: 2900, product_data: { name: 'x' } },
        },
      ],
    })
    assert.isNull(session.invoice)
    await control(`checkout/sessions/${session.id}/pay`, { country: 'FR' })
    const paid = await stripe.checkout.sessions.retrieve(session.id, {
      expand: ['invoice.payments'],
    })
    const invoice = paid.invoice as Stripe.Invoice
    assert.deepInclude(invoice, { status: 'paid', amount_paid: 3480, parent: null })
    assert.deepEqual(invoice.metadata, { purchase: '7' })
    assert.equal(invoice.total_taxes?.[0]?.amount, 580)
    assert.equal(invoice.payments?.data[0]?.payment.payment_intent, paid.payment_intent)
    assert.include(await readPage(invoice.hosted_invoice_url ?? ''), '$34.80')
  })
})
