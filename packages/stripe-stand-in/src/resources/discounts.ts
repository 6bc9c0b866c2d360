import { Collection } from '../world/collection.ts'
import type { World } from '../world/world.ts'
import { coupons } from './coupons.ts'
import type { Coupon } from './coupons.ts'

/** A coupon at work: on a subscription, and on each invoice drawn while it lasts. */
export interface Discount {
  id: string
  object: 'discount'
  checkout_session: string | null
  customer: string | null
  /** Null: it never ends. */
  end: number | null
  invoice: string | null
  promotion_code: string | null
  source: { type: 'coupon'; coupon: string }
  start: number
  subscription: string | null
}

export const discounts = new Collection<Discount>('discount')

export function couponOf(world: World, discount: Discount): Coupon {
  return coupons.get(world, discount.source.coupon)
}
