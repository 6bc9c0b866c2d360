import { test } from '@japa/runner'
import type Stripe from 'stripe'
import { aSubscriber, days, invoicesOf } from './subscribers.ts'
import { aCheckout, aPublisher, its, press, readPage, refusal, town } from './town.ts'

test.group('Coupons and codes', () => {
  test('a code is typed into the page, counted once paid, and then used up', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    const { id: destination } = await aPublisher(stripe, control)
    const coupon = await stripe.coupons.create({ percent_off: 90, duration: 'once' })
    const code = await stripe.promotionCodes.create({
      promotion: { type: 'coupon', coupon: coupon.id },
      code: 'AUTUMN',
      max_redemptions: 1,
    })
    const session = await aCheckout(stripe, destination, { allow_promotion_codes: true })
    assert.include(await readPage(session.url ?? ''), 'Promotion code')
    const wrong = await press(session.url ?? '', 'apply_code', { code: 'spring' })
    assert.include(wrong.html, 'This code is invalid.')
    await press(session.url ?? '', 'apply_code', { code: 'autumn' })
    await press(session.url ?? '', 'pay')
    const paid = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })
    assert.deepInclude(paid, { amount_subtotal: 2900, amount_total: 290 })
    assert.deepEqual(paid.discounts, [{ coupon: coupon.id, promotion_code: code.id }])
    const intent = paid.payment_intent as Stripe.PaymentIntent
    assert.equal(intent.application_fee_amount, 290)
    assert.equal(await its(stripe.promotionCodes.retrieve(code.id), 'times_redeemed'), 1)
    assert.equal(await its(stripe.coupons.retrieve(coupon.id), 'times_redeemed'), 1)
    const again = aCheckout(stripe, undefined, { discounts: [{ promotion_code: code.id }] })
    assert.equal(await its(refusal(again), 'code'), 'promotion_code_expired')
  })

  test('once, for some months, for ever: as long as the coupon says', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    const totals: Record<string, number[]> = {}
    for (const duration of ['once', 'repeating', 'forever'] as const) {
      const coupon = await stripe.coupons.create({
        percent_off: 50,
        duration,
        ...(duration === 'repeating' && { duration_in_months: 2 }),
      })
      const { customer, subscription } = await aSubscriber(stripe, control, {
        more: { discounts: [{ coupon: coupon.id }] },
      })
      if (duration === 'forever') await stripe.coupons.del(coupon.id)
      await days(control, customer.id, 93)
      const invoices = await invoicesOf(stripe, subscription.id)
      totals[duration] = invoices.map(({ total }) => total).toReversed()
      const [first] = invoices.toReversed()
      assert.equal(first?.total_discount_amounts?.[0]?.amount, 1000)
    }
    assert.deepEqual(totals, {
      once: [1000, 2000, 2000, 2000],
      repeating: [1000, 1000, 2000, 2000],
      forever: [1000, 1000, 1000, 1000],
    })
  })

  test('a coupon for one product leaves the others alone', async (context) => {
    const { assert } = context
    const { stripe } = await town(context)
    const products = [
      await stripe.products.create({ name: 'One' }),
      await stripe.products.create({ name: 'Two' }),
    ]
    const coupon = await stripe.coupons.create({
      amount_off: 300,
      currency: 'usd',
      duration: 'once',
      applies_to: { products: [products[1]!.id] },
    })
    const session = await aCheckout(stripe, undefined, {
      discounts: [{ coupon: coupon.id }],
      line_items: products.map(({ id: product }) => ({
        quantity: 1,
        price_data: { currency: 'usd', unit_amount: 1000, product },
      })),
      expand: ['line_items'],
    })
    assert.deepEqual(
      session.line_items?.data.map((line) => line.amount_discount),
      [0, 300]
    )
  })

  test('what cannot be redeemed is refused', async (context) => {
    const { assert } = context
    const { stripe } = await town(context)
    const [ada, eve] = [await stripe.customers.create({}), await stripe.customers.create({})]
    const once = { percent_off: 10, duration: 'once' as const }
    const past = Math.floor(Date.now() / 1000) - 60
    const old = await stripe.coupons.create({ ...once, redeem_by: past })
    const gone = await stripe.coupons.create(once)
    await stripe.coupons.del(gone.id)
    const good = await stripe.coupons.create(once)
    const promotion = { type: 'coupon' as const, coupon: good.id }
    const forAda = await stripe.promotionCodes.create({ promotion, customer: ada.id })
    const off = await stripe.promotionCodes.create({ promotion, active: false })
    const refused: [Stripe.Checkout.SessionCreateParams.Discount, RegExp][] = [
      [{ coupon: old.id }, /Coupon expired/],
      [{ coupon: gone.id }, /No such coupon/],
      [{ promotion_code: forAda.id }, /by this customer/],
      [{ promotion_code: off.id }, /no longer active/],
    ]
    for (const [discount, message] of refused) {
      const params = { customer: eve.id, discounts: [discount] }
      assert.match(await its(refusal(aCheckout(stripe, undefined, params)), 'message'), message)
    }
    assert.isFalse(await its(stripe.coupons.retrieve(old.id), 'valid'))
    await refusal(stripe.coupons.retrieve(gone.id))
    await refusal(stripe.coupons.create({ percent_off: 10, duration: 'repeating' }))
    const session = await aCheckout(stripe, undefined, {
      customer: ada.id,
      discounts: [{ promotion_code: forAda.id }],
    })
    assert.equal(session.amount_total, 2610)
  })

  test('tax by country', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context, {
      taxRatePercent: 10,
      taxRatesByCountry: { DE: 19, US: 0 },
    })
    const totals: Record<string, number | null> = {}
    for (const country of ['DE', 'FR', 'US']) {
      const session = await aCheckout(stripe, undefined, { automatic_tax: { enabled: true } })
      await control(`checkout/sessions/${session.id}/pay`, { country })
      totals[country] = await its(stripe.checkout.sessions.retrieve(session.id), 'amount_total')
    }
    assert.deepEqual(totals, { DE: 3451, FR: 3190, US: 2900 })
  })
})
