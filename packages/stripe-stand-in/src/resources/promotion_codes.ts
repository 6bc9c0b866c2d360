import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { refuse } from '../api/problem.ts'
import { emit } from '../events/snapshot_events.ts'
import { changesFrom } from '../world/changes.ts'
import { Collection } from '../world/collection.ts'
import { merged } from '../world/metadata.ts'
import type { Metadata } from '../world/metadata.ts'
import { matching, page } from '../world/pages.ts'
import { picked } from '../world/picking.ts'
import { coupons } from './coupons.ts'
import { customers } from './customers.ts'

export interface PromotionCode {
  id: string
  object: 'promotion_code'
  created: number
  livemode: false
  active: boolean
  code: string
  customer: string | null
  expires_at: number | null
  max_redemptions: number | null
  metadata: Metadata
  promotion: { type: 'coupon'; coupon: string }
  restrictions: {
    first_time_transaction: boolean
    minimum_amount: number | null
    minimum_amount_currency: string | null
  }
  times_redeemed: number
}

export const promotionCodes = new Collection<PromotionCode>('promotion_code', 'promotion code')

export const promotionCodeRoutes: Routes = {
  'POST /v1/promotion_codes': ({ world, params }: Call<Stripe.PromotionCodeCreateParams>) => {
    const code = params.code ?? world.ids.next('', 8).toUpperCase()
    const isTaken = promotionCodes
      .all(world)
      .some((each) => each.active && each.code.toLowerCase() === code.toLowerCase())
    if (isTaken) refuse(`An active promotion code with \`code: ${code}\` already exists.`, 'code')
    const { restrictions } = params
    const promotion = promotionCodes.insert(world, {
      id: world.ids.next('promo_1'),
      object: 'promotion_code',
      created: world.now(),
      livemode: false,
      active: params.active ?? true,
      code,
      customer: params.customer ? customers.get(world, params.customer, 'customer').id : null,
      expires_at: params.expires_at ?? null,
      max_redemptions: params.max_redemptions ?? null,
      metadata: merged({}, params.metadata),
      promotion: {
        type: 'coupon',
        coupon: coupons.get(world, params.promotion.coupon ?? '', 'promotion[coupon]').id,
      },
      restrictions: {
        first_time_transaction: restrictions?.first_time_transaction ?? false,
        minimum_amount: restrictions?.minimum_amount ?? null,
        minimum_amount_currency: restrictions?.minimum_amount_currency ?? null,
      },
      times_redeemed: 0,
    })
    emit(world, 'promotion_code.created', promotion)
    return promotion
  },

  'GET /v1/promotion_codes': ({ world, params, path }: Call<Stripe.PromotionCodeListParams>) => {
    const filters = picked(params, 'active', 'code', 'created', 'customer')
    const found = matching(promotionCodes.all(world), filters).filter(
      (each) => !params.coupon || each.promotion.coupon === params.coupon
    )
    return page(found, path, params)
  },

  'GET /v1/promotion_codes/{id}': ({ world, ids: [id = ''] }: Call) =>
    promotionCodes.get(world, id),

  'POST /v1/promotion_codes/{id}': ({
    world,
    params,
    ids: [id = ''],
  }: Call<Stripe.PromotionCodeUpdateParams>) => {
    const before = promotionCodes.get(world, id)
    const changed = promotionCodes.update(world, before, {
      ...picked(params, 'active'),
      metadata: merged(before.metadata, params.metadata),
    })
    emit(world, 'promotion_code.updated', changed, changesFrom(before, changed))
    return changed
  },
}
