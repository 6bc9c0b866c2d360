import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { emit } from '../events/snapshot_events.ts'
import { Collection } from '../world/collection.ts'
import { merged } from '../world/metadata.ts'
import type { Metadata } from '../world/metadata.ts'
import { matching, page } from '../world/pages.ts'
import type { World } from '../world/world.ts'

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
  status: 'requires_payment_method' | 'requires_action' | 'processing' | 'succeeded' | 'canceled'
  transfer_data: TransferData | null
  transfer_group: string | null
}

export const paymentIntents = new Collection<PaymentIntent>('payment_intent')

/** What is the same for every new intent, and what is said about this one. */
export function createIntent(
  world: World,
  details: Pick<PaymentIntent, 'amount' | 'currency'> & Partial<PaymentIntent>
): PaymentIntent {
  const id = world.ids.next('pi_3')
  const intent = paymentIntents.insert(world, {
    id,
    object: 'payment_intent',
    created: world.now(),
    livemode: false,
    amount_capturable: 0,
    amount_received: 0,
    application_fee_amount: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_secret_${world.ids.next('', 25)}`,
    confirmation_method: 'automatic',
    customer: null,
    description: null,
    last_payment_error: null,
    latest_charge: null,
    metadata: {},
    on_behalf_of: null,
    payment_method: null,
    payment_method_types: ['card'],
    receipt_email: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
    ...details,
  })
  emit(world, 'payment_intent.created', intent)
  return intent
}

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
