import db from '@adonisjs/lucid/services/db'
import { type Actor, personOf } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import type User from '#accounts/models/user'
import { NotFound, Refusal } from '#shared/refusal'
import Plan, { type Price } from '#catalog/models/plan'
import { PriceNotForSale } from '#billing/errors'
import type { CheckoutPrice } from '#billing/checkout_price'
import { refuseUnlessForSale } from '#billing/for_sale'
import type Coupon from '#billing/models/coupon'
import BillingPolicy from '#billing/policies/billing_policy'
import { subscribedTo } from '#billing/queries/subscribed_to'
import { couponOf, priceWith, priceWithout } from '#billing/usable_coupon'
import { paidLines, upgradeTo, type PaidLine } from '#billing/upgrades'

/** What a checkout would cost now, and why a code that was typed takes nothing off. */
export type Quote = {
  plan: Plan
  /** What it costs without anything taken off, in the currency that was chosen. */
  list: Price
  typed: string | null
  price: CheckoutPrice
  /** The one that takes something off. */
  coupon: Coupon | null
  /** The line because of which the upgrade price holds. */
  upgrade: PaidLine | null
  problem: string | null
  trialDays: number
}

/** What the actor would pay for a plan, with the code that they typed. Nothing is held. Throws why it is not for sale. */
export async function quoteOf(
  actor: Actor,
  planId: string,
  { typed, priceId }: { typed?: string; priceId?: string } = {}
): Promise<Quote> {
  await bouncerFor(actor).with(BillingPolicy).authorize('buy')
  const buyer = personOf(actor)!
  const plan = await Plan.query()
    .where('id', planId)
    .preload('listing', (listing) => listing.preload('publisher'))
    .preload('prices')
    .first()
  if (!plan || !plan.listing.isOffered) throw new NotFound()
  const list = plan.openPrices.find(({ id }) => id === (priceId ?? null))
  if (!list) throw new PriceNotForSale()
  await db.transaction((trx) => refuseUnlessForSale(trx, buyer, plan))

  const upgrade = upgradeTo(plan, list, await paidLines(buyer, plan.listingId))
  const { coupon, price, problem } = await withCode(buyer, { plan, list, upgrade }, typed)
  const { isReturning } = await subscribedTo(actor, plan.listingId)
  const trialDays = coupon || isReturning ? 0 : plan.trialDays
  const isUpgrade = upgrade && !coupon
  return {
    plan,
    list,
    typed: typed || null,
    price,
    coupon,
    upgrade: isUpgrade ? upgrade : null,
    problem,
    trialDays,
  }
}

async function withCode(
  buyer: User,
  { plan, list, upgrade }: { plan: Plan; list: Price; upgrade: PaidLine | null },
  typed?: string
) {
  const none = { coupon: null, price: priceWithout(plan, list, upgrade), problem: null }
  if (!typed) return none
  try {
    const coupon = await couponOf(plan, typed)
    const wish = { plan, price: list, coupon, upgrade, buyer }
    return { coupon, price: await priceWith(wish), problem: null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { ...none, problem: error.message }
  }
}
