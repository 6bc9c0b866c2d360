import { refuse } from '../api/problem.ts'
import { coupons } from '../resources/coupons.ts'
import type { World } from '../world/world.ts'

/** The coupon behind what a request calls a discount. */
export function couponFrom(
  world: World,
  discount: { coupon?: string; promotion_code?: string }
): { coupon: string; promotionCode: string | null } {
  if (discount.coupon)
    return {
      coupon: coupons.get(world, discount.coupon, 'discounts[0][coupon]').id,
      promotionCode: null,
    }
  return refuse('A discount wants a `coupon` or a `promotion_code`.', 'discounts')
}
