import { test } from '@japa/runner'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { LEAST } from '#start/currencies'
import { MAX_CENTS } from '#catalog/prices'
import { checkoutPrice, isPayable } from '#billing/checkout_price'
import { periodPrice } from '#billing/period_price'
import { dashboard } from '#tests/scenarios/stripe'

const lists = fc.integer({ min: LEAST.usd, max: MAX_CENTS })
const percents = fc
  .integer({ min: 1, max: 100 })
  .map((percentOff) => ({ percentOff, amountOffInCents: null }))
const amounts = fc
  .integer({ min: 1, max: MAX_CENTS })
  .map((amountOffInCents) => ({ percentOff: null, amountOffInCents }))

test.group('What a checkout costs', () => {
  test('is never less than nothing, and our share never more than what is paid', () => {
    fc.assert(
      fc.property(lists, fc.oneof(percents, amounts, fc.constant(null)), (list, coupon) => {
        const price = checkoutPrice(list, coupon)
        const { discountInCents, amountInCents, applicationFeeInCents } = price
        const sums = [discountInCents, amountInCents, applicationFeeInCents]
        return (
          sums.every((sum) => Number.isInteger(sum) && sum >= 0) &&
          price.listInCents === list &&
          discountInCents + amountInCents === list &&
          applicationFeeInCents <= amountInCents &&
          (coupon !== null || discountInCents === 0)
        )
      }),
      { numRuns: 2_000 }
    )
  })

  test('is off by half a cent at most, in the buyer’s favour when it is just that', () => {
    fc.assert(
      fc.property(lists, percents, (list, coupon) => {
        const { discountInCents } = checkoutPrice(list, coupon)
        const off = discountInCents * 100 - list * coupon.percentOff
        return off > -50 && off <= 50
      })
    )
  })

  test('is what Stripe reckons of the same share', async ({ assert }) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 5_000, max: 99_999 }), percents, async (list, coupon) => {
        const { discountInCents, amountInCents } = checkoutPrice(list, coupon)
        const theirs = await dashboard('POST', '/v1/coupons', {
          percent_off: String(coupon.percentOff),
          duration: 'once',
        })
        const session = await dashboard<{
          amount_total: number
          total_details: { amount_discount: number }
        }>('POST', '/v1/checkout/sessions', {
          'mode': 'payment',
          'success_url': 'https://example.test/',
          'line_items[0][quantity]': '1',
          'line_items[0][price_data][currency]': 'usd',
          'line_items[0][price_data][unit_amount]': String(list),
          'line_items[0][price_data][product_data][name]': 'An agent',
          'discounts[0][coupon]': theirs.id,
        })
        assert.equal(session.total_details.amount_discount, discountInCents)
        assert.equal(session.amount_total, amountInCents)
      }),
      { numRuns: 15 }
    )
  }).timeout(30_000)

  test('{list} with {percentOff} % or {amountOff} off is {paid}, and {payable}')
    .with([
      { list: 4900, percentOff: 20, amountOff: null, paid: 3920, payable: true },
      { list: 4950, percentOff: 15, amountOff: null, paid: 4207, payable: true },
      { list: 4900, percentOff: 100, amountOff: null, paid: 0, payable: true },
      { list: 4900, percentOff: 99, amountOff: null, paid: 49, payable: false },
      { list: 5000, percentOff: 99, amountOff: null, paid: 50, payable: true },
      { list: 4900, percentOff: null, amountOff: 9_999, paid: 0, payable: true },
      { list: 4900, percentOff: null, amountOff: 4_851, paid: 49, payable: false },
    ])
    .run(({ assert }, { list, percentOff, amountOff: amountOffInCents, paid, payable }) => {
      const price = checkoutPrice(list, { percentOff, amountOffInCents })
      assert.equal(price.amountInCents, paid)
      assert.equal(isPayable(price, 'usd'), payable)
    })

  test('a subscription costs less as long as the coupon says, by the calendar', ({ assert }) => {
    const startedAt = DateTime.fromISO('2027-01-31T10:00:00Z')
    const months = [0, 1, 2, 3, 14].map((more) => startedAt.toUTC().plus({ months: more }))
    const agreed = { listInCents: 900, discountInCents: 400, startedAt }
    const prices = (coupon: Parameters<typeof periodPrice>[0]['coupon']) =>
      months.map((at) => periodPrice({ ...agreed, coupon }, at))
    assert.deepEqual(prices(null), [900, 900, 900, 900, 900])
    const once = { duration: 'once' as const, durationInMonths: null }
    assert.deepEqual(prices(once), [500, 900, 900, 900, 900])
    const two = { duration: 'months' as const, durationInMonths: 2 }
    assert.deepEqual(prices(two), [500, 500, 900, 900, 900])
    const forever = { duration: 'forever' as const, durationInMonths: null }
    assert.deepEqual(prices(forever), [500, 500, 500, 500, 500])
  })
})
