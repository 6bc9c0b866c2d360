import { test } from '@japa/runner'
import OfferPlan from '#catalog/actions/offer_plan'
import Entitlement from '#entitlements/models/entitlement'
import RefundPurchase from '#billing/actions/refund_purchase'
import StartCheckout from '#billing/actions/start_checkout'
import Purchase from '#billing/models/purchase'
import { cleanDatabase } from '#tests/database'
import { aSale } from '#tests/scenarios/billing'
import { decide, dispute } from '#tests/scenarios/corrections'
import { signedIn } from '#tests/scenarios/desk'
import { ledgerOf } from '#tests/scenarios/ledger'
import { aStoryBegins } from '#tests/scenarios/story'
import { pay, stripeSettles } from '#tests/scenarios/stripe'

test.group('The story of a payment', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(120_000)

  test('two purchases of one agent, one refunded: the other line stays', async ({ assert }) => {
    const ends = await aStoryBegins()
    const first = await aSale()
    const { id } = await new OfferPlan().handle(first.owner, first.listing.id, {
      kind: 'one_time',
      major: 2,
      amountInCents: 5900,
      currency: 'usd',
    })
    const { checkout } = await new StartCheckout().handle(first.buyer, id)
    await pay(checkout.stripeSessionId!)
    await stripeSettles()
    const second = await Purchase.findByOrFail('checkoutId', checkout.id)

    const studio = await signedIn(first.owner)
    await studio.post(`/purchases/${first.purchase.id}/refunds`, {})
    await stripeSettles()

    const stays = await Entitlement.findByOrFail('sourceRef', second.entitlementRef)
    assert.equal(stays.status, 'active')
    assert.equal((await second.refresh()).refundedInCents, 0)
    const shared = { buyer: first.buyer, of: first.purchase }
    await ends(assert, {
      ...shared,
      status: 'revoked',
      reason: 'revoked_refund',
      trail: ['granted null→active', 'granted null→active', 'revoked active→revoked'],
    })
  })

  test('a dispute won after a refund of a part: the right returns, the part stays refunded', async ({
    assert,
  }) => {
    const ends = await aStoryBegins()
    const { buyer, owner, purchase } = await aSale()
    await new RefundPurchase().handle(owner, purchase.id, { amountInCents: 1000 })
    await stripeSettles()
    const id = await dispute(purchase.stripeChargeId)
    const held = () => Entitlement.findByOrFail('sourceRef', purchase.entitlementRef)
    assert.equal((await held()).status, 'revoked')
    await decide(id, 'win')

    await ends(assert, {
      buyer,
      of: purchase,
      status: 'active',
      reason: 'active',
      trail: ['granted null→active', 'revoked active→revoked', 'reinstated revoked→active'],
    })
    await purchase.refresh()
    assert.equal(purchase.refundedInCents, 1000)
    assert.equal(purchase.netInCents, 3900 - 585)
    const { publisher_earnings: earned } = await ledgerOf({ purchaseId: purchase.id })
    assert.equal(earned, -purchase.netInCents)
  })

  test('a dispute lost after a refund of a part: nothing is left of either', async ({ assert }) => {
    const ends = await aStoryBegins()
    const { buyer, owner, purchase } = await aSale()
    await new RefundPurchase().handle(owner, purchase.id, { amountInCents: 1000 })
    await stripeSettles()
    await decide(await dispute(purchase.stripeChargeId, { amount: 3900 }), 'lose')

    await ends(assert, {
      buyer,
      of: purchase,
      status: 'revoked',
      reason: 'revoked_dispute',
      trail: ['granted null→active', 'revoked active→revoked'],
    })
    assert.equal((await purchase.refresh()).netInCents, 0)
  })
})
