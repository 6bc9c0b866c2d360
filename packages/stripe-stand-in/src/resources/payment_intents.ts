import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { Collection } from '../world/collection.ts'
import { merged } from '../world/metadata.ts'
import type { Metadata } from '../world/metadata.ts'
import { matching, page } from '../world/pages.ts'

export interface TransferData {
  destination: string
  /** Cents; absent: all of the charge, less the application fee. */
  amount?: number
}

export interface PaymentIntent {
  id: string
  object: 'payment_intent'
  created: number
  livemode: false
  amount: number
  amount_capturable: 0
  amount_received: number
  application_fee_amount: number | null
  capture_method: 'automatic_async'
  client_secret: string
  confirmation_method: 'automatic'
  currency: string
  customer: string | null
  description: string | null
  last_payment_error: object | null
  latest_charge: string | null
  metadata: Metadata
  on_behalf_of: string | null
  payment_method: string | null
  payment_method_types: string[]
  receipt_email: string | null
  statement_descriptor_suffix: string | null
  status: 'requires_payment_method' | 'processing' | 'succeeded' | 'canceled'
  transfer_data: TransferData | null
  transfer_group: string | null
}

export const paymentIntents = new Collection<PaymentIntent>('payment_intent')

export const paymentIntentRoutes: Routes = {
  'GET /v1/payment_intents': ({ world, params, path }: Call<Stripe.PaymentIntentListParams>) => {
    const { created, customer } = params
    return page(matching(paymentIntents.all(world), { created, customer }), path, params)
  },

  'GET /v1/payment_intents/{id}': ({ world, ids: [id = ''] }: Call) =>
    paymentIntents.get(world, id),

  'POST /v1/payment_intents/{id}': ({
    world,
    params,
    ids,
  }: Call<Stripe.PaymentIntentUpdateParams>) => {
    const before = paymentIntents.get(world, ids[0] ?? '')
    const metadata = merged(before.metadata, params.metadata)
    return paymentIntents.update(world, before, { metadata })
  },
}
