import { Problem, refuse } from '../api/problem.ts'
import { charges } from '../resources/charges.ts'
import { coupons, isDeleted, isValid } from '../resources/coupons.ts'
import { promotionCodes } from '../resources/promotion_codes.ts'
import type { PromotionCode } from '../resources/promotion_codes.ts'
import type { World } from '../world/world.ts'

export interface Redeemed {
  coupon: string
  promotionCode: string | null
}

interface Purchase {
  customer: string | null
  /** Cents before any discount; absent: not known yet. */
  subtotal?: number
}

/**
 * The coupon behind what a request calls a discount.
 *
 * @throws Problem when it cannot be put to work for this purchase
 */
export function couponFrom(
  world: World,
  discount: { coupon?: string; promotion_code?: string },
  purchase: Purchase
): Redeemed {
  if (discount.coupon && discount.promotion_code)
    refuse('You may only specify one of these parameters: coupon, promotion_code.', 'discounts')
  if (discount.coupon)
    return { coupon: usable(world, discount.coupon, 'coupon'), promotionCode: null }
  if (!discount.promotion_code)
    return refuse('A discount wants a `coupon` or a `promotion_code`.', 'discounts')
  const code = promotionCodes.get(world, discount.promotion_code, 'discounts[0][promotion_code]')
  return redeemable(world, code, purchase)
}

/** As a buyer types it: letters of either size. */
export function typedCode(world: World, typed: string, purchase: Purchase): Redeemed {
  const wanted = typed.trim().toLowerCase()
  const code = promotionCodes
    .all(world)
    .find((each) => each.active && each.code.toLowerCase() === wanted)
  if (!code) return refuse('This code is invalid.', 'promotion_code')
  return redeemable(world, code, purchase)
}

function redeemable(world: World, code: PromotionCode, purchase: Purchase): Redeemed {
  const { max_redemptions: limit, expires_at: until, restrictions } = code
  const { minimum_amount: least, first_time_transaction: isForNewcomers } = restrictions
  const isSpent = limit !== null && code.times_redeemed >= limit
  if (!code.active || isSpent || (until !== null && until <= world.wallTime()))
    throw new Problem('This promotion code is expired or no longer active.', {
      code: 'promotion_code_expired',
      param: 'discounts',
    })
  if (code.customer && code.customer !== purchase.customer)
    refuse('This promotion code cannot be redeemed by this customer.', 'discounts')
  if (least !== null && purchase.subtotal !== undefined && purchase.subtotal < least)
    refuse('This promotion code needs a larger purchase.', 'discounts')
  if (isForNewcomers && hasBought(world, purchase.customer))
    refuse('This promotion code is for first purchases only.', 'discounts')
  return {
    coupon: usable(world, code.promotion.coupon, 'promotion_code'),
    promotionCode: code.id,
  }
}

function usable(world: World, id: string, param: string): string {
  const coupon = coupons.get(world, id, `discounts[0][${param}]`)
  if (isDeleted(world, id)) refuse(`No such coupon: '${id}'`, `discounts[0][${param}]`)
  if (!isValid(world, coupon))
    throw new Problem(`Coupon expired: ${id}`, { code: 'coupon_expired', param: 'coupon' })
  return id
}

const hasBought = (world: World, customer: string | null) =>
  customer !== null && charges.all(world).some((each) => each.customer === customer && each.paid)

/** Counts one use of it. */
export function redeem(world: World, { coupon, promotionCode }: Redeemed): void {
  const used = coupons.get(world, coupon)
  coupons.update(world, used, { times_redeemed: used.times_redeemed + 1 })
  if (!promotionCode) return
  const code = promotionCodes.get(world, promotionCode)
  promotionCodes.update(world, code, { times_redeemed: code.times_redeemed + 1 })
}
