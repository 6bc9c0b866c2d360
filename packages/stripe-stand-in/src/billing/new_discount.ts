import { coupons } from '../resources/coupons.ts'
import { discounts } from '../resources/discounts.ts'
import type { Discount } from '../resources/discounts.ts'
import type { World } from '../world/world.ts'
import { plusMonths } from './periods.ts'

interface Wanted {
  coupon: string
  promotionCode?: string | null
  customer: string | null
  subscription?: string
  checkoutSession?: string
}

/** A coupon put to work now. */
export function newDiscount(world: World, wanted: Wanted): Discount {
  const coupon = coupons.get(world, wanted.coupon, 'coupon')
  const months = coupon.duration === 'repeating' ? (coupon.duration_in_months ?? 1) : undefined
  return {
    id: world.ids.next('di_1'),
    object: 'discount',
    checkout_session: wanted.checkoutSession ?? null,
    customer: wanted.customer,
    end: months === undefined ? null : plusMonths(world.now(), months),
    invoice: null,
    promotion_code: wanted.promotionCode ?? null,
    source: { type: 'coupon', coupon: coupon.id },
    start: world.now(),
    subscription: wanted.subscription ?? null,
  }
}

/** Those that still work now: `once` does for one invoice, `repeating` until its end. */
export function activeDiscounts(world: World, ids: string[]): Discount[] {
  return ids
    .map((id) => discounts.get(world, id))
    .filter((discount) => {
      const { duration } = coupons.get(world, discount.source.coupon)
      if (duration === 'once') return discount.invoice === null
      return discount.end === null || discount.end > world.now()
    })
}
