import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { refuse } from '../api/problem.ts'
import { emit } from '../events/snapshot_events.ts'
import { Collection } from '../world/collection.ts'
import { merged } from '../world/metadata.ts'
import type { Metadata } from '../world/metadata.ts'
import { matching, page } from '../world/pages.ts'

export interface Coupon {
  id: string
  object: 'coupon'
  created: number
  livemode: false
  amount_off: number | null
  currency: string | null
  duration: string
  duration_in_months: number | null
  metadata: Metadata
  name: string | null
  percent_off: number | null
  times_redeemed: number
  valid: boolean
}

export const coupons = new Collection<Coupon>('coupon')

export const couponRoutes: Routes = {
  'POST /v1/coupons': ({ world, params }: Call<Stripe.CouponCreateParams>) => {
    const { amount_off: amountOff, percent_off: percentOff, currency } = params
    if ((amountOff === undefined) === (percentOff === undefined))
      refuse('You must pass exactly one of `percent_off` and `amount_off`.', 'percent_off')
    if (amountOff !== undefined && !currency)
      refuse('Must specify `currency` with `amount_off`.', 'currency')
    const coupon = coupons.insert(world, {
      id: params.id ?? world.ids.next('', 8),
      object: 'coupon',
      created: world.now(),
      livemode: false,
      amount_off: amountOff ?? null,
      currency: currency?.toLowerCase() ?? null,
      duration: params.duration ?? 'once',
      duration_in_months: params.duration_in_months ?? null,
      metadata: merged({}, params.metadata),
      name: params.name ?? null,
      percent_off: percentOff ?? null,
      times_redeemed: 0,
      valid: true,
    })
    emit(world, 'coupon.created', coupon)
    return coupon
  },

  'GET /v1/coupons': ({ world, params, path }: Call<Stripe.CouponListParams>) =>
    page(matching(coupons.all(world), { created: params.created }), path, params),

  'GET /v1/coupons/{id}': ({ world, ids: [id = ''] }: Call) => coupons.get(world, id),
}
