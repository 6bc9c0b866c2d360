import { test } from '@japa/runner'
import type Stripe from 'stripe'
import { aCheckout, aPublisher, eventually, press, refusal, town, its, readPage } from './town.ts'

test.group('Checkout', () => {
  test('paying completes the session and moves the money on a moment later', async (context) => {
    const { assert } = context
    const { stripe, control, inbox } = await town(context, { captureDelayMs: 150 })
    const { id: destination } = await aPublisher(stripe, control)
    const session = await aCheckout(stripe, destination, { metadata: { purchase: '7-session' } })
    assert.deepInclude(session, { status: 'open', payment_intent: null, payment_status: 'unpaid' })
    const page = await readPage(session.url ?? '')
    assert.include(page, 'Reviewer, for ever')
    assert.include(page, '$29.00')

    const paid = await press(session.url ?? '', 'pay', {
      email: 'grace@example.com',
      country: 'DE',
    })
    assert.equal(paid.location, `http://shop.test/thanks?session=${session.id}`)

    const done = await stripe.checkout.sessions.retrieve(session.id, {
      expand: ['payment_intent.latest_charge', 'line_items.data.price.product'],
    })
    assert.deepInclude(done, { status: 'complete', payment_status: 'paid', url: null })
    assert.deepInclude(done.customer_details, { email: 'grace@example.com' })
    assert.equal(done.customer_details?.address?.country, 'DE')
    const intent = done.payment_intent as Stripe.PaymentIntent
    const charge = intent.latest_charge as Stripe.Charge
    assert.deepEqual(intent.metadata, { purchase: '7' })
    assert.deepEqual(charge.metadata, { purchase: '7' })
    assert.isNull(charge.balance_transaction)
    assert.isNull(charge.application_fee)
    assert.notProperty(charge, 'transfer')

    const settled = await eventually(
      () => stripe.charges.retrieve(charge.id, { expand: ['transfer', 'application_fee'] }),
      (each) => each.balance_transaction !== null
    )
    const transfer = settled.transfer as Stripe.Transfer
    assert.deepInclude(transfer, { amount: 2900, destination, source_transaction: charge.id })
    assert.equal((settled.application_fee as Stripe.ApplicationFee).amount, 435)
    const theirs = await stripe.balance.retrieve({}, { stripeAccount: destination })
    assert.deepEqual(theirs.pending, [{ amount: 2465, currency: 'usd' }] as never)

    const platform = await eventually(
      () => inbox.received.filter(({ path }) => path === '/platform').map(({ type }) => type),
      (types) => types.includes('charge.updated')
    )
    assert.includeMembers(platform, [
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.completed',
      'transfer.created',
      'application_fee.created',
    ])
    assert.notInclude(platform, 'charge.failed')
  })

  test('a declined card leaves the session open for another try', async (context) => {
    const { assert } = context
    const { stripe, inbox } = await town(context)
    const session = await aCheckout(stripe)
    const declined = await press(session.url ?? '', 'decline', { email: 'grace@example.com' })
    assert.equal(declined.status, 402)
    assert.include(declined.html, 'Your card was declined')

    const open = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })
    const intent = open.payment_intent as Stripe.PaymentIntent
    assert.deepInclude(open, { status: 'open', payment_status: 'unpaid' })
    assert.equal(intent.status, 'requires_payment_method')
    assert.equal(intent.last_payment_error?.decline_code, 'generic_decline')
    await eventually(inbox.types, (types) => types.includes('payment_intent.payment_failed'))
    assert.notInclude(inbox.types(), 'checkout.session.completed')

    await press(session.url ?? '', 'pay')
    const paid = await stripe.checkout.sessions.retrieve(session.id)
    assert.deepInclude(paid, { payment_intent: intent.id, payment_status: 'paid' })
    const { data: attempts } = await stripe.charges.list({ payment_intent: intent.id })
    assert.deepEqual(
      attempts.map((charge) => charge.status),
      ['succeeded', 'failed']
    )
  })

  test('a delayed payment completes unpaid, then arrives or bounces', async (context) => {
    const { assert } = context
    const { stripe, control, inbox } = await town(context)
    const { id: destination } = await aPublisher(stripe, control)
    const [good, bad] = [await aCheckout(stripe, destination), await aCheckout(stripe, destination)]
    for (const { url } of [good, bad]) {
      const { html } = await press(url ?? '', 'pay_delayed')
      assert.include(html, 'Your bank payment is on its way')
    }
    const waiting = await stripe.checkout.sessions.retrieve(good.id)
    assert.deepInclude(waiting, { status: 'complete', payment_status: 'unpaid' })

    await press(good.url ?? '', 'settle')
    await control(`checkout/sessions/${bad.id}/fail_delayed`)
    const arrived = await stripe.checkout.sessions.retrieve(good.id)
    const bounced = await stripe.checkout.sessions.retrieve(bad.id)
    assert.equal(arrived.payment_status, 'paid')
    assert.equal(bounced.payment_status, 'unpaid')
    await eventually(
      inbox.types,
      (types) =>
        types.includes('checkout.session.async_payment_succeeded') &&
        types.includes('checkout.session.async_payment_failed')
    )
    await eventually(
      () => stripe.transfers.list(),
      (transfers) => transfers.data.length === 1
    )
  })

  test('abandoning changes nothing; expiring closes the door', async (context) => {
    const { assert } = context
    const { stripe, inbox, control } = await town(context)
    const session = await aCheckout(stripe)
    const left = await press(session.url ?? '', 'abandon')
    assert.equal(left.location, 'http://shop.test/basket')
    assert.equal(await its(stripe.checkout.sessions.retrieve(session.id), 'status'), 'open')

    const expired = await stripe.checkout.sessions.expire(session.id)
    assert.deepInclude(expired, { status: 'expired', url: null })
    await eventually(inbox.types, (types) => types.includes('checkout.session.expired'))
    assert.include(await readPage(session.url ?? ''), 'has expired')
    const late = await press(session.url ?? '', 'pay')
    assert.equal(late.status, 400)
    assert.equal(await its(control(`checkout/sessions/${session.id}/pay`), 'status'), 400)
    assert.match(
      await its(refusal(stripe.checkout.sessions.expire(session.id)), 'message'),
      /expired/
    )
    assert.isEmpty(await its(stripe.paymentIntents.list(), 'data'))
  })

  test('a coupon is spread over the lines; nothing to pay needs no payment', async (context) => {
    const { assert } = context
    const { stripe } = await town(context)
    const coupon = await stripe.coupons.create({ percent_off: 15, duration: 'once' })
    const free = await stripe.coupons.create({ percent_off: 100, duration: 'once' })
    const line = (name: string, unit_amount: number) => ({
      quantity: 1,
      price_data: { currency: 'usd', unit_amount, product_data: { name } },
    })
    const lines = [line('One', 333), line('Two', 334), line('Three', 335)]
    const session = await aCheckout(stripe, undefined, {
      line_items: lines,
      discounts: [{ coupon: coupon.id }],
      expand: ['line_items'],
    })
    assert.equal(session.total_details?.amount_discount, 150)
    assert.equal(session.amount_total, 852)
    const discounts = session.line_items?.data.map((each) => each.amount_discount) ?? []
    assert.equal(
      discounts.reduce((sum, each) => sum + each, 0),
      150
    )

    const gift = await aCheckout(stripe, undefined, { discounts: [{ coupon: free.id }] })
    await press(gift.url ?? '', 'pay')
    const taken = await stripe.checkout.sessions.retrieve(gift.id)
    assert.deepInclude(taken, { payment_status: 'no_payment_required', payment_intent: null })
  })

  test('tax comes from the country, and the transfer contains it', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context, { taxRatePercent: 20 })
    const { id: destination } = await aPublisher(stripe, control)
    const customer = await stripe.customers.create({ email: 'grace@example.com' })
    const session = await aCheckout(stripe, destination, {
      customer: customer.id,
      automatic_tax: { enabled: true },
      customer_update: { address: 'auto' },
    })
    assert.equal(session.automatic_tax.status, 'requires_location_inputs')
    await press(session.url ?? '', 'pay', { country: 'FR' })
    const paid = await stripe.checkout.sessions.retrieve(session.id)
    assert.deepInclude(paid, { amount_subtotal: 2900, amount_total: 3480 })
    assert.equal(paid.total_details?.amount_tax, 580)
    const buyer = (await stripe.customers.retrieve(customer.id)) as Stripe.Customer
    assert.equal(buyer.address?.country, 'FR')
    const { data } = await eventually(
      () => stripe.transfers.list({ destination }),
      (found) => found.data.length === 1
    )
    const [transfer] = data
    assert.equal(transfer?.amount, 3480)
  })
})
