import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { missing, refuse } from '../api/problem.ts'
import { emit } from '../events/snapshot_events.ts'
import { changesFrom } from '../world/changes.ts'
import { Collection } from '../world/collection.ts'
import { merged } from '../world/metadata.ts'
import type { Metadata } from '../world/metadata.ts'
import { matching, page } from '../world/pages.ts'
import { clearable } from '../world/picking.ts'
import type { World } from '../world/world.ts'

export interface Coupon {
  id: string
  object: 'coupon'
  created: number
  livemode: false
  amount_off: number | null
  applies_to?: { products: string[] }
  currency: string | null
  duration: string
  duration_in_months: number | null
  max_redemptions: number | null
  metadata: Metadata
  name: string | null
  percent_off: number | null
  redeem_by: number | null
  times_redeemed: number
}

export const coupons = new Collection<Coupon>('coupon')

coupons.shows('valid', (world, coupon) => isValid(world, coupon))

const DELETED = '_deleted_coupon'

/** A deleted coupon goes on working where it has been put to work. */
export const isDeleted = (world: World, id: string) => Boolean(world.store.get(DELETED, id))

/** Whether it may still be put to work. */
export function isValid(world: World, coupon: Coupon): boolean {
  const { max_redemptions: limit, redeem_by: until, times_redeemed: count } = coupon
  return (limit === null || count < limit) && (until === null || until > world.wallTime())
}

function standing(world: World, id: string): Coupon {
  const coupon = coupons.get(world, id)
  if (isDeleted(world, id)) throw missing('coupon', id)
  return coupon
}

export const couponRoutes: Routes = {
  'POST /v1/coupons': ({ world, params }: Call<Stripe.CouponCreateParams>) => {
    const { amount_off: amountOff, percent_off: percentOff, currency, duration } = params
    if ((amountOff === undefined) === (percentOff === undefined))
      refuse('You must pass exactly one of `percent_off` and `amount_off`.', 'percent_off')
    if (amountOff !== undefined && !currency)
      refuse('Must specify `currency` with `amount_off`.', 'currency')
    if (percentOff !== undefined && (percentOff <= 0 || percentOff > 100))
      refuse('`percent_off` must be greater than 0 and at most 100.', 'percent_off')
    if ((duration === 'repeating') !== (params.duration_in_months !== undefined))
      refuse('`duration_in_months` goes with `duration=repeating` alone.', 'duration_in_months')
    const coupon = coupons.insert(world, {
      id: params.id ?? world.ids.next('', 8),
      object: 'coupon',
      created: world.now(),
      livemode: false,
      amount_off: amountOff ?? null,
      ...(params.applies_to?.products && {
        applies_to: { products: params.applies_to.products },
      }),
      currency: currency?.toLowerCase() ?? null,
      duration: duration ?? 'once',
      duration_in_months: params.duration_in_months ?? null,
      max_redemptions: params.max_redemptions ?? null,
      metadata: merged({}, params.metadata),
      name: params.name ?? null,
      percent_off: percentOff ?? null,
      redeem_by: params.redeem_by ?? null,
      times_redeemed: 0,
    })
    emit(world, 'coupon.created', coupon)
    return coupon
  },

  'GET /v1/coupons': ({ world, params, path }: Call<Stripe.CouponListParams>) => {
    const all = coupons.all(world).filter((coupon) => !isDeleted(world, coupon.id))
    return page(matching(all, { created: params.created }), path, params)
  },

  'GET /v1/coupons/{id}': ({ world, ids: [id = ''] }: Call) => standing(world, id),

  'POST /v1/coupons/{id}': ({ world, params, ids: [id = ''] }: Call<Stripe.CouponUpdateParams>) => {
    const before = standing(world, id)
    const coupon = coupons.update(world, before, {
      metadata: merged(before.metadata, params.metadata),
      ...clearable(params, 'name'),
    })
    emit(world, 'coupon.updated', coupon, changesFrom(before, coupon))
    return coupon
  },

  'DELETE /v1/coupons/{id}': ({ world, ids: [id = ''] }: Call) => {
    const coupon = standing(world, id)
    world.store.put(DELETED, id, world.owner, true)
    emit(world, 'coupon.deleted', coupon)
    return { id, object: 'coupon', deleted: true }
  },
}
