import { test } from '@japa/runner'
import { System } from '#accounts/actor'
import FindDrifts from '#billing/actions/find_drifts'
import RefundPurchase from '#billing/actions/refund_purchase'
import { receiptOf } from '#billing/queries/receipt_of'
import { salesOf } from '#billing/queries/sales_of'
import type Purchase from '#billing/models/purchase'
import Entitlement from '#entitlements/models/entitlement'
import { cleanDatabase, rowCount } from '#tests/database'
import { aSaleWithCode } from '#tests/scenarios/coupons'
import { signedIn } from '#tests/scenarios/desk'
import { ledgerOf } from '#tests/scenarios/ledger'
import { dashboard, stripeSettles, violations, worthOf } from '#tests/scenarios/stripe'

type Intent = { amount: number; application_fee_amount: number }
const intentOf = ({ stripePaymentIntentId: id }: Purchase) =>
  dashboard<Intent>('GET', `/v1/payment_intents/${id}`)
const noDrifts = async () => (await new FindDrifts().handle(new System('stripe'))).drifts

test.group('A coupon', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(60_000)

  test('takes its share off, and our share is one of what is paid', async ({ assert }) => {
    const { checkout, purchase, coupon, listing } = await aSaleWithCode()
    assert.include(checkout.serialize(), {
      listInCents: 4900,
      discountInCents: 980,
      amountInCents: 3920,
      applicationFeeInCents: 588,
      status: 'paid',
    })
    assert.deepInclude(await intentOf(purchase), { amount: 3920, application_fee_amount: 588 })
    assert.equal(purchase.discountInCents, 980)
    assert.equal(purchase.couponId, coupon.id)
    assert.equal(await rowCount('entitlements', { listing_id: listing.id, status: 'active' }), 1)
    const books = await ledgerOf({ purchaseId: purchase.id })
    assert.equal(books.publisher_earnings, -3332)
    assert.equal(books.marketplace_fees, -588)
    assert.equal(await noDrifts(), 0)
    assert.deepEqual(await violations(), [])
  })

  test('is given back to the cent, in parts and then whole', async ({ assert }) => {
    const { owner, purchase, checkout } = await aSaleWithCode({ terms: { percentOff: 33 } })
    assert.equal(purchase.amountInCents, 3283)
    assert.equal(purchase.applicationFeeInCents, 492)
    const { stripeAccountId } = checkout
    const before = await worthOf(stripeAccountId)

    await new RefundPurchase().handle(owner, purchase.id, { amountInCents: 1001 })
    await stripeSettles()
    await new RefundPurchase().handle(owner, purchase.id)
    await stripeSettles()

    await purchase.refresh()
    assert.isTrue(purchase.isRefunded)
    assert.equal(purchase.netInCents, 0)
    assert.equal((await worthOf(stripeAccountId)) - before, -(3283 - 492))
    const entitlement = await Entitlement.findByOrFail('sourceRef', purchase.entitlementRef)
    assert.equal(entitlement.status, 'revoked')
    assert.equal(await noDrifts(), 0)
    assert.deepEqual(await violations(), [])
  })

  test('of a fixed amount takes just that, and tells everybody who sold and bought', async ({
    assert,
  }) => {
    const { owner, buyer, checkout, purchase } = await aSaleWithCode({
      terms: { amountOffInCents: 1500 },
    })
    assert.equal(purchase.amountInCents, 3400)
    const { purchases, totals } = await salesOf(owner)
    assert.equal(purchases[0].coupon.code, 'LAUNCH-20')
    assert.deepInclude(totals[0], { count: 1, gross: 3400, fees: 510, net: 2890 })
    const studio = await (await signedIn(owner)).get('/studio/sales')
    assert.match(studio.body, /\$15\.00<\/span>\s*(<!--.*?-->)*\s*off, with LAUNCH-20/)
    const page = await (await signedIn(buyer)).get(`/checkouts/${checkout.id}`)
    assert.include(page.body, 'with LAUNCH-20 instead of')
    assert.include(page.body, '$34.00')
  })

  test('of 100 % leaves nothing to pay, to refund, or to book', async ({ assert }) => {
    const { owner, buyer, checkout, purchase, listing } = await aSaleWithCode({
      terms: { percentOff: 100 },
    })
    assert.equal(checkout.status, 'paid')
    assert.isTrue(purchase.isOfNothing)
    assert.isFalse(purchase.isRefunded)
    assert.deepInclude(purchase.serialize(), {
      amountInCents: 0,
      discountInCents: 4900,
      applicationFeeInCents: 0,
    })
    const entitlement = await Entitlement.findByOrFail('sourceRef', purchase.entitlementRef)
    assert.equal(entitlement.status, 'active')
    assert.equal(+entitlement.issuedAt, +purchase.paidAt)

    await assert.rejects(() => new RefundPurchase().handle(owner, purchase.id), /Nothing was paid/)
    await assert.rejects(() => receiptOf(buyer, purchase.id), /Nothing was paid/)
    assert.equal(await rowCount('refunds'), 0)
    assert.equal(await rowCount('ledger_transactions'), 0)
    assert.equal(await noDrifts(), 0)

    const studio = await (await signedIn(owner)).get('/studio/sales')
    assert.include(studio.body, 'Nothing to pay')
    const browser = await signedIn(buyer)
    const page = await browser.get(`/checkouts/${checkout.id}`)
    assert.include(page.body, 'Nothing was paid, so there is no receipt')
    assert.include((await browser.get('/library')).body, listing.name)
    assert.deepEqual(await violations(), [])
  })
})
