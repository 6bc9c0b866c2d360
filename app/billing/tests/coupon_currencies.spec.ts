import { test } from '@japa/runner'
import StartCheckout from '#billing/actions/start_checkout'
import { cleanDatabase, rowCount } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aCoupon } from '#tests/scenarios/coupons'
import { aListingInCurrencies } from '#tests/scenarios/currencies'
import { signedIn } from '#tests/scenarios/desk'
import { pay, stripeSettles, violations } from '#tests/scenarios/stripe'

test.group('A coupon where there are several currencies', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(60_000)

  test('of a share takes it off each price, of an amount off its own currency’s alone', async ({
    assert,
  }) => {
    const scene = await aListingInCurrencies({ eur: 4500, jpy: 4999 })
    await aCoupon(scene, { code: 'SHARE', percentOff: 15 })
    const inEuros = { percentOff: undefined, amountOffInCents: 1050, currency: 'eur' }
    await aCoupon(scene, { code: 'EUROS', ...inEuros })
    const start = (buyer: Awaited<ReturnType<typeof aUser>>, currency: string, code: string) => {
      const priceId = scene.prices[currency]?.id
      return new StartCheckout().handle(buyer, scene.plan!.id, { code, priceId })
    }
    const inYen = await start(await aUser(), 'jpy', 'SHARE')
    assert.include(inYen.checkout.serialize(), {
      listInCents: 4999,
      discountInCents: 750,
      amountInCents: 4249,
      applicationFeeInCents: 637,
      currency: 'jpy',
    })
    await pay(inYen.checkout.stripeSessionId!)
    await stripeSettles()
    assert.equal((await inYen.checkout.refresh()).status, 'paid')

    const buyer = await aUser()
    const { checkout } = await start(buyer, 'eur', 'EUROS')
    assert.include(checkout.serialize(), { discountInCents: 1050, amountInCents: 3450 })
    for (const currency of ['usd', 'jpy']) {
      const refused = await start(buyer, currency, 'EUROS').catch((error) => error)
      assert.equal(refused.code, 'E_COUPON_FOR_OTHER_CURRENCY')
    }
    await pay(checkout.stripeSessionId!)
    await stripeSettles()
    assert.equal((await checkout.refresh()).status, 'paid')
    assert.deepEqual(await violations(), [])
  })

  test('is typed in the digits of its currency, and leaves what Stripe takes there', async ({
    assert,
  }) => {
    const scene = await aListingInCurrencies({ jpy: 5000, gbp: 4000 })
    const studio = await signedIn(scene.owner)
    const path = `/studio/listings/${scene.listing.id}/coupons`
    const said = async (value: string, unit: string) => {
      const { location } = await studio.post(path, { code: 'YEN', value, unit })
      const { props } = await studio.page(location!)
      return (props.errors as { value?: string } | undefined)?.value ?? null
    }
    assert.equal(await said('10.50', 'jpy'), 'Write an amount such as 4900, without decimals.')
    assert.equal(await said('10.505', 'gbp'), 'The value field format is invalid')
    assert.include((await said('99999999', 'jpy'))!, 'between ¥1 and ¥9,999,999')
    assert.include((await said('4951', 'jpy'))!, 'Of ¥5,000 it would leave less than ¥50')
    assert.include((await said('39.51', 'gbp'))!, 'Of £40.00 it would leave less than £0.50')
    assert.include((await said('99', 'percent'))!, 'Of $49.00 it would leave less than $0.50')
    assert.equal(await rowCount('coupons'), 0)

    assert.isNull(await said('4950', 'jpy'))
    assert.equal(await rowCount('coupons', { amount_off_in_cents: 4950, currency: 'jpy' }), 1)
  })
})
