import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type User from '#accounts/models/user'
import type { default as Plan, Price } from '#catalog/models/plan'
import { checkoutPrice, isPayable, type CheckoutPrice } from '#billing/checkout_price'
import { codeOf, isCode } from '#billing/coupon_code'
import type { Wish } from '#billing/models/checkout'
import Coupon from '#billing/models/coupon'
import * as refusals from '#billing/coupon_errors'
import { upgradePrice } from '#billing/upgrades'

/** The listing's coupon of a code that somebody typed, with the plans it is for. Throws CouponUnknown. */
export async function couponOf(plan: Plan, typed: string): Promise<Coupon> {
  const code = codeOf(typed)
  const found = isCode(code)
    ? await Coupon.query()
        .where({ listingId: plan.listingId, code })
        .orderByRaw('withdrawn_at desc nulls first')
        .preload('plans')
        .first()
    : null
  if (!found) throw new refusals.CouponUnknown()
  return found
}

/**
 * Answers what the plan costs this buyer with the coupon, or refuses by name why they cannot use it now. Who agrees to
 * it gives a transaction: then the coupon is held until that ends, and so is the place in its limits.
 */
export async function priceWith(
  { plan, price, coupon, upgrade, buyer }: Wish & { coupon: Coupon; buyer: User },
  trx?: TransactionClientContract
): Promise<CheckoutPrice> {
  if (trx) await Coupon.query({ client: trx }).where('id', coupon.id).forUpdate().firstOrFail()
  const now = await Coupon.query({ client: trx }).where('id', coupon.id).firstOrFail()
  if (now.isWithdrawn || now.isOver) throw new refusals.CouponOver()
  if (!now.hasBegun) throw new refusals.CouponNotYet(now.startsAt)
  if (!coupon.isFor(plan)) throw new refusals.CouponForOtherPlan()
  if (now.currency !== null && now.currency !== price.currency)
    throw new refusals.CouponForOtherCurrency(now.currency)

  const costs = checkoutPrice(price.amountInCents, now)
  if (upgrade && upgradePrice(plan).amountInCents <= costs.amountInCents)
    throw new refusals.CouponNotBetter(upgrade.major)
  if (!isPayable(costs, price.currency)) throw new refusals.CouponLeavesTooLittle(price.currency)
  await refuseIfUsedUp({ plan, coupon: now, buyer }, trx)
  return costs
}

type Uses = { counted: number; held: number; own: number }

async function refuseIfUsedUp(
  { plan, coupon, buyer }: { plan: Plan; coupon: Coupon; buyer: User },
  client: TransactionClientContract | undefined
) {
  const { maxUses, maxUsesPerBuyer } = coupon
  const { counted, held, own } = await usesOf({ plan, coupon, buyer }, client)
  if (maxUsesPerBuyer !== null && own >= maxUsesPerBuyer) throw new refusals.CouponUsedByYou()
  if (maxUses === null || counted < maxUses) return
  throw counted - held < maxUses ? new refusals.CouponHeld() : new refusals.CouponUsedUp()
}

/**
 * How often it is used: by what was paid, and by what may still be (`held`). The page that this buyer has open for the
 * same line does not count, for the next one replaces it.
 */
async function usesOf(
  { plan, coupon, buyer }: { plan: Plan; coupon: Coupon; buyer: User },
  client: TransactionClientContract | undefined
): Promise<Uses> {
  const { rows } = await (client ?? db).rawQuery<{ rows: Uses[] }>(
    `select count(*)::int as counted,
       (count(*) filter (where status in ('open', 'awaiting_payment')))::int as held,
       (count(*) filter (where user_id = :buyer))::int as own
     from checkouts where coupon_id = :coupon and status not in ('failed', 'expired', 'unopened')
       and not (status = 'open' and user_id = :buyer and major is not distinct from :major)`,
    { coupon: coupon.id, buyer: buyer.id, major: plan.major }
  )
  return rows[0]
}

/** What the plan costs without any code. */
export const priceWithout = (plan: Plan, { amountInCents }: Price, upgrade: Wish['upgrade']) =>
  upgrade ? upgradePrice(plan) : checkoutPrice(amountInCents, null)
