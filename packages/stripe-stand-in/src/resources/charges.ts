import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { emit } from '../events/snapshot_events.ts'
import { changesFrom } from '../world/changes.ts'
import { Collection } from '../world/collection.ts'
import { merged } from '../world/metadata.ts'
import type { Metadata } from '../world/metadata.ts'
import { matching, page } from '../world/pages.ts'
import { picked } from '../world/picking.ts'
import type { PaymentIntent, TransferData } from './payment_intents.ts'
import type { BillingDetails } from './payment_methods.ts'

export interface Charge {
  id: string
  object: 'charge'
  created: number
  livemode: false
  amount: number
  amount_captured: number
  amount_refunded: number
  /** Null until the capture has settled. */
  application_fee: string | null
  application_fee_amount: number | null
  /** Null until the capture has settled. */
  balance_transaction: string | null
  billing_details: BillingDetails
  captured: boolean
  currency: string
  customer: string | null
  description: string | null
  disputed: boolean
  failure_code: string | null
  failure_message: string | null
  fraud_details: object
  metadata: Metadata
  on_behalf_of: string | null
  outcome: object | null
  paid: boolean
  payment_intent: string | null
  payment_method: string | null
  payment_method_details: object | null
  receipt_email: string | null
  receipt_url: string | null
  refunded: boolean
  source_transfer: string | null
  status: 'pending' | 'failed' | 'succeeded'
  /** Absent until the capture has settled. */
  transfer?: string
  transfer_data: TransferData | null
  transfer_group: string | null
}

export const charges = new Collection<Charge>('charge')

/** What a charge takes over from the payment intent behind it. */
export function inheritedFrom(intent: PaymentIntent) {
  return {
    amount: intent.amount,
    application_fee_amount: intent.application_fee_amount,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    metadata: intent.metadata,
    on_behalf_of: intent.on_behalf_of,
    payment_intent: intent.id,
    payment_method: intent.payment_method,
    receipt_email: intent.receipt_email,
    transfer_data: intent.transfer_data,
    transfer_group: intent.transfer_group,
  }
}

export const chargeRoutes: Routes = {
  'GET /v1/charges': ({ world, params, path }: Call<Stripe.ChargeListParams>) => {
    const filters = picked(params, 'created', 'customer', 'payment_intent', 'transfer_group')
    return page(matching(charges.all(world), filters), path, params)
  },

  'GET /v1/charges/{id}': ({ world, ids: [id = ''] }: Call) => charges.get(world, id),

  'POST /v1/charges/{id}': ({ world, params, ids }: Call<Stripe.ChargeUpdateParams>) => {
    const before = charges.get(world, ids[0] ?? '')
    const { description } = params
    const charge = charges.update(world, before, {
      metadata: merged(before.metadata, params.metadata),
      ...(description !== undefined && { description }),
    })
    emit(world, 'charge.updated', charge, changesFrom(before, charge))
    return charge
  },
}
