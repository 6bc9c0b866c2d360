import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { emit } from '../events/snapshot_events.ts'
import { changesFrom } from '../world/changes.ts'
import { Collection } from '../world/collection.ts'
import { merged } from '../world/metadata.ts'
import type { Metadata } from '../world/metadata.ts'
import { matching, page } from '../world/pages.ts'
import { picked } from '../world/picking.ts'
import { charges } from './charges.ts'

export interface Refund {
  id: string
  object: 'refund'
  created: number
  amount: number
  /** Null while the customer still has to say where the money should go. */
  balance_transaction: string | null
  charge: string
  currency: string
  customer: string | null
  destination_details: object
  failure_balance_transaction?: string
  failure_reason?: string
  metadata: Metadata
  payment_intent: string | null
  pending_reason?: 'processing' | undefined
  payment_method: string | null
  reason: string | null
  status: 'pending' | 'requires_action' | 'succeeded' | 'failed' | 'canceled'
  transfer_reversal: string | null
}

export const refunds = new Collection<Refund>('refund')

charges.includes('refunds', (world, charge) =>
  page(
    refunds.all(world).filter((refund) => refund.charge === charge.id),
    `/v1/charges/${charge.id}/refunds`,
    {}
  )
)

export const refundRoutes: Routes = {
  'GET /v1/refunds': ({ world, params, path }: Call<Stripe.RefundListParams>) => {
    const filters = picked(params, 'charge', 'created', 'payment_intent')
    return page(matching(refunds.all(world), filters), path, params)
  },

  'GET /v1/refunds/{id}': ({ world, ids: [id = ''] }: Call) => refunds.get(world, id),

  'POST /v1/refunds/{id}': ({ world, params, ids }: Call<Stripe.RefundUpdateParams>) => {
    const before = refunds.get(world, ids[0] ?? '')
    const refund = refunds.update(world, before, {
      metadata: merged(before.metadata, params.metadata),
    })
    emit(world, 'refund.updated', refund, changesFrom(before, refund))
    return refund
  },
}
