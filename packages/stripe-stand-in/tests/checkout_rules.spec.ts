import { test } from '@japa/runner'
import type Stripe from 'stripe'
import { aCheckout, aPrice, aPublisher, refusal, town, its } from './town.ts'

type Params = Partial<Stripe.Checkout.SessionCreateParams>

test.group('What Checkout refuses', () => {
  test('combinations that no schema forbids', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    const { id: destination } = await aPublisher(stripe, control)
    const customer = await its(stripe.customers.create({ email: 'grace@example.com' }), 'id')
    const coupon = await its(stripe.coupons.create({ percent_off: 10, duration: 'once' }), 'id')
    const archived = await aPrice(stripe)
    await stripe.prices.update(archived.id, { active: false })
    const monthly = await stripe.prices.create({
      currency: 'usd',
      unit_amount: 900,
      recurring: { interval: 'month' },
      product_data: { name: 'Updates' },
    })
    const cheap = await aPrice(stripe, 49)
    const few = await stripe.prices.create({
      currency: 'sek',
      unit_amount: 299,
      product_data: { name: 'Cheaper still' },
    })
    const now = Math.floor(Date.now() / 1000)
    const onward = { transfer_data: { destination } }

    const refused: [Params, RegExp][] = [
      [{ success_url: '' }, /success_url/],
      [{ success_url: 'javascript:alert(1)' }, /Not a valid URL/],
      [{ customer_update: { address: 'auto' } }, /customer_update/],
      [{ customer, customer_email: 'a@b.c' }, /only specify one/],
      [{ discounts: [{ coupon }], allow_promotion_codes: true }, /only specify one/],
      [{ discounts: [{ coupon: 'none' }] }, /No such coupon/],
      [{ customer: 'cus_nobody' }, /No such customer: 'cus_nobody'/],
      [{ customer, automatic_tax: { enabled: true } }, /valid address/],
      [{ customer, tax_id_collection: { enabled: true } }, /customer_update\[name\]/],
      [{ line_items: [] }, /line_items/],
      [{ line_items: [{ price: archived.id, quantity: 1 }] }, /inactive/],
      [{ line_items: [{ price: monthly.id, quantity: 1 }] }, /recurring price/],
      [{ line_items: [{ price: cheap.id, quantity: 1 }] }, /at least \$0.50/],
      [{ line_items: [{ price: few.id, quantity: 1 }] }, /at least SEK\u00a03.00/],
      [{ expires_at: now + 60 }, /at least 30 minutes/],
      [{ expires_at: now + 3 * 86_400 }, /less than 24 hours/],
      [{ payment_intent_data: { application_fee_amount: 1 } }, /destination payment/],
      [{ payment_intent_data: { application_fee_amount: 2901, ...onward } }, /fee/],
      [
        {
          payment_intent_data: {
            application_fee_amount: 1,
            transfer_data: { destination, amount: 2 },
          },
        },
        /only specify one/,
      ],
    ]
    for (const [params, message] of refused) {
      const error = await refusal(aCheckout(stripe, undefined, params))
      assert.match(error.message, message, JSON.stringify(params))
      assert.equal(error.statusCode === 404 ? 400 : error.statusCode, 400)
    }
    assert.isEmpty(await its(stripe.checkout.sessions.list(), 'data'))
  })
})
