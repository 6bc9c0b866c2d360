import { inject } from '@adonisjs/core'
import db from '@adonisjs/lucid/services/db'
import { type Actor, personOf } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import Plan from '#catalog/models/plan'
import type Checkout from '#billing/models/checkout'
import BillingPolicy from '#billing/policies/billing_policy'
import { PriceNotForSale } from '#billing/errors'
import { lineLock, lock } from '#billing/locks'
import { agreedCheckout } from '#billing/agreed_checkout'
import { couponOf } from '#billing/usable_coupon'
import { paidLines, upgradeTo } from '#billing/upgrades'
import { openSession } from '#billing/open_session'
import { refuseUnlessForSale } from '#billing/for_sale'
import { settleOpenCheckout } from '#billing/settle_open_checkout'

/**
 * Takes a buyer to Stripe's page for a plan, at its own price or at one in another currency (`priceId`). A line has
 * one open checkout a buyer: going there twice, or from two tabs, leads to the same page. When Stripe does not answer,
 * the agreed row stays and the next try uses it again with the same idempotency key, so that nobody is charged twice
 * and no page is lost.
 */
@inject()
export default class StartCheckout {
  async handle(
    actor: Actor,
    planId: string,
    { code, priceId }: { code?: string; priceId?: string } = {}
  ): Promise<{ checkout: Checkout; url: string }> {
    await bouncerFor(actor).with(BillingPolicy).authorize('buy')
    const buyer = personOf(actor)!
    const plan = await Plan.query()
      .where('id', planId)
      .preload('listing', (listing) => listing.preload('publisher'))
      .preload('prices')
      .first()
    if (!plan || !plan.listing.isOffered) throw new NotFound()

    const price = plan.openPrices.find(({ id }) => id === (priceId ?? null))
    if (!price) throw new PriceNotForSale()
    const coupon = code ? await couponOf(plan, code) : null
    const upgrade = upgradeTo(plan, price, await paidLines(buyer, plan.listingId))
    const wish = { plan, price, coupon, upgrade }
    await settleOpenCheckout(buyer, wish)
    const agreed = await db.transaction(async (trx) => {
      const { listingId, major } = plan
      await lock(trx, lineLock({ userId: buyer.id, listingId, major }))
      const account = await refuseUnlessForSale(trx, buyer, plan)
      return agreedCheckout(trx, buyer, wish, account)
    })
    const checkout = await openSession(agreed, buyer)
    return { checkout, url: checkout.stripeSessionUrl! }
  }
}
