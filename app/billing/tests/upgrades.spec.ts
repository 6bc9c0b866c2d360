import { test } from '@japa/runner'
import OfferPlan from '#catalog/actions/offer_plan'
import GrantComplimentary from '#entitlements/actions/grant_complimentary'
import Entitlement from '#entitlements/models/entitlement'
import RefundPurchase from '#billing/actions/refund_purchase'
import StartCheckout from '#billing/actions/start_checkout'
import Purchase from '#billing/models/purchase'
import { cleanDatabase, rowCount } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aSale } from '#tests/scenarios/billing'
import type { ListingScene } from '#tests/scenarios/catalog'
import { aCoupon, aSaleWithCode, CODE } from '#tests/scenarios/coupons'
import { signedIn } from '#tests/scenarios/desk'
import { dashboard, pay, play, stripeSettles, violations } from '#tests/scenarios/stripe'

/** The next line: 59.00, and 29.00 for those who paid for an older one. */
const aSecondLine = ({ owner, listing }: ListingScene) =>
  new OfferPlan().handle(owner, listing.id, {
    kind: 'one_time',
    major: 2,
    amountInCents: 5900,
    upgradeAmountInCents: 2900,
    currency: 'usd',
  })
const start = (buyer: Parameters<StartCheckout['handle']>[0], planId: string, code?: string) =>
  new StartCheckout().handle(buyer, planId, { code })
type Offer = { major: number; upgrade: { from: number; amountInCents: number } | null }

test.group('An upgrade', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(90_000)

  test('from 1.x to 2.x costs less, and stays when 1.x is refunded afterwards', async ({
    assert,
  }) => {
    const sale = await aSale()
    const { id } = await aSecondLine(sale)
    const browser = await signedIn(sale.buyer)
    const offers = (await browser.page(`/agents/${sale.listing.agentId}`)).props.offers as Offer[]
    assert.deepEqual(
      offers.map(({ major, upgrade }) => [major, upgrade]),
      [
        [2, { from: 1, amountInCents: 2900 }],
        [1, null],
      ]
    )
    const quoted = await browser.get(`/checkouts/new?plan=${id}`)
    for (const words of ['$59.00', 'Because you bought 1.x', '-$30.00', '$29.00'])
      assert.include(quoted.body, words)

    const { checkout } = await start(sale.buyer, id)
    assert.include(checkout.serialize(), {
      listInCents: 5900,
      discountInCents: 3000,
      amountInCents: 2900,
      applicationFeeInCents: 435,
      upgradeFromId: sale.entitlement.id,
    })
    const coupon = await dashboard<{ name: string }>('GET', `/v1/coupons/checkout-${checkout.id}`)
    assert.equal(coupon.name, 'Upgrade from 1.x')
    await pay(checkout.stripeSessionId!)
    await stripeSettles()
    const upgraded = await Purchase.findByOrFail('checkoutId', checkout.id)
    assert.include(upgraded.serialize(), { amountInCents: 2900, discountInCents: 3000 })
    assert.include((await browser.get(`/checkouts/${checkout.id}`)).body, 'as an upgrade')

    await new RefundPurchase().handle(sale.owner, sale.purchase.id)
    await stripeSettles()
    assert.equal((await sale.entitlement.refresh()).status, 'revoked')
    const stays = await Entitlement.findByOrFail('sourceRef', upgraded.entitlementRef)
    assert.equal(stays.status, 'active')
    assert.deepEqual(await violations(), [])
  })

  test('is for those who paid for the older line and have it still', async ({ assert }) => {
    const sale = await aSale()
    const { id } = await aSecondLine(sale)
    const { owner, listing } = sale
    const priceFor = async (buyer: typeof sale.buyer) =>
      (await start(buyer, id)).checkout.amountInCents
    assert.equal(await priceFor(await aUser()), 5900)

    const friend = await aUser()
    const gift = { userId: friend.id, major: 1, reason: 'A friend of the house' }
    await new GrantComplimentary().handle(owner, listing.id, gift)
    assert.equal(await rowCount('entitlements', { user_id: friend.id }), 1)
    assert.equal(await priceFor(friend), 5900)

    await aCoupon(sale, { code: 'ALL', percentOff: 100 })
    const lucky = await aUser()
    const { checkout } = await start(lucky, sale.plan!.id, 'ALL')
    await pay(checkout.stripeSessionId!)
    await stripeSettles()
    assert.equal(await rowCount('entitlements', { user_id: lucky.id, status: 'active' }), 1)
    assert.equal(await priceFor(lucky), 5900)

    const other = await aSale()
    assert.equal(await priceFor(other.buyer), 5900)

    const { checkout: cheap } = await start(sale.buyer, id)
    assert.equal(cheap.amountInCents, 2900)
    await new RefundPurchase().handle(owner, sale.purchase.id)
    await stripeSettles()
    assert.equal(await priceFor(sale.buyer), 5900)
    assert.equal((await cheap.refresh()).status, 'expired')
  })

  test('closes the page at the list price, once it is one', async ({ assert }) => {
    const sale = await aSale()
    const { id } = await aSecondLine(sale)
    const late = await aUser()
    const { checkout: first } = await start(late, sale.plan!.id)
    const { checkout: dear } = await start(late, id)
    await pay(first.stripeSessionId!)
    await stripeSettles()
    const { checkout: cheap } = await start(late, id)
    assert.equal((await dear.refresh()).status, 'expired')
    assert.equal(cheap.amountInCents, 2900)
    await play(cheap.stripeSessionId!, 'expire')
  })

  test('and a code: the better of the two, never both', async ({ assert }) => {
    const sale = await aSale()
    const { id } = await aSecondLine(sale)
    await aCoupon(sale)
    await assert.rejects(() => start(sale.buyer, id, CODE), /pay no more without this code/)
    await aCoupon(sale, { code: 'HALF-PLUS', percentOff: 60 })
    const { checkout } = await start(sale.buyer, id, 'half-plus')
    assert.include(checkout.serialize(), { amountInCents: 2360, upgradeFromId: null })
    const browser = await signedIn(sale.buyer)
    const { quote } = (await browser.page(`/checkouts/new?plan=${id}&code=${CODE}`)).props
    assert.include(quote as object, { amountInCents: 2900, upgradesFrom: 1, code: null })
    const { checkout: plain } = await start(sale.buyer, id)
    assert.equal(plain.amountInCents, 2900)
  })

  test('is offered in the studio, below the price and above nothing', async ({ assert }) => {
    const { owner, listing } = await aSaleWithCode()
    const studio = await signedIn(owner)
    const path = `/studio/listings/${listing.id}/plans`
    const form = { kind: 'one_time', major: '2', amount: '59.00', currency: 'usd' }
    for (const upgrade of ['59.00', '0.49', 'x'])
      await studio.post(path, { ...form, upgrade_amount: upgrade })
    await studio.post(path, { ...form, major: '0', upgrade_amount: '29.00' })
    assert.equal(await rowCount('plans'), 1)
    await studio.post(path, { ...form, upgrade_amount: '29.00' })
    assert.equal(await rowCount('plans', { upgrade_amount_in_cents: 2900 }), 1)
    assert.include((await studio.get(path)).body, 'as an upgrade')
  })
})
