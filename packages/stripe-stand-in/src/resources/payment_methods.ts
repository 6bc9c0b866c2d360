import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { refuse } from '../api/problem.ts'
import { emit } from '../events/snapshot_events.ts'
import { changesFrom } from '../world/changes.ts'
import { Collection } from '../world/collection.ts'
import { matching, page } from '../world/pages.ts'
import type { World } from '../world/world.ts'
import { fullAddress } from './addresses.ts'
import type { Address } from './addresses.ts'
import { cardOfToken, last4Of } from './test_cards.ts'

export interface BillingDetails {
  address: Address | null
  email: string | null
  name: string | null
  phone: string | null
}

export interface PaymentMethod {
  id: string
  object: 'payment_method'
  created: number
  livemode: false
  type: 'card' | 'us_bank_account'
  billing_details: BillingDetails
  customer: string | null
  metadata: Record<string, string>
  card?: { last4: string }
  us_bank_account?: object
}

export const paymentMethods = new Collection<PaymentMethod>('payment_method', 'PaymentMethod')

/** What the payer typed into the hosted page. `last4` of the test card they chose. */
export function createPaymentMethod(
  world: World,
  type: PaymentMethod['type'],
  billing: BillingDetails,
  last4: string
): PaymentMethod {
  const details =
    type === 'card'
      ? { card: { ...cardFacts(world, billing, last4), display_brand: 'visa' } }
      : { us_bank_account: { bank_name: 'STRIPE TEST BANK', last4: '6789' } }
  return paymentMethods.insert(world, {
    id: world.ids.next('pm_1'),
    object: 'payment_method',
    created: world.now(),
    livemode: false,
    type,
    billing_details: billing,
    customer: null,
    metadata: {},
    ...details,
  })
}

export function cardFacts(world: World, billing: BillingDetails, last4: string) {
  return {
    brand: 'visa',
    country: billing.address?.country ?? 'US',
    exp_month: 12,
    exp_year: new Date(world.now() * 1000).getUTCFullYear() + 3,
    fingerprint: `standin${last4}`,
    funding: 'credit',
    last4,
  }
}

/** The last four digits of a card; empty for a bank account. */
export const cardOf = ({ card }: PaymentMethod) => card?.last4 ?? ''

/** A ready-made `pm_card_visa` becomes a card of its own each time it is used. */
export function paymentMethodFrom(world: World, reference: string, param?: string): PaymentMethod {
  const last4 = cardOfToken(reference)
  if (!last4) return paymentMethods.get(world, reference, param)
  const nobody = { address: fullAddress({}), email: null, name: null, phone: null }
  return createPaymentMethod(world, 'card', nobody, last4)
}

/** @throws Problem when it is another customer's */
export function attachPaymentMethod(world: World, id: string, customer: string): PaymentMethod {
  const method = paymentMethodFrom(world, id, 'payment_method')
  if (method.customer && method.customer !== customer)
    refuse('The payment method you provided has already been attached to a customer.')
  const attached = paymentMethods.update(world, method, { customer })
  emit(world, 'payment_method.attached', attached)
  return attached
}

export const paymentMethodRoutes: Routes = {
  'POST /v1/payment_methods': ({ world, params }: Call<Stripe.PaymentMethodCreateParams>) => {
    if (params.type !== 'card') refuse('The stand-in takes cards only.', 'type')
    const { address, email, name, phone } = params.billing_details ?? {}
    const billing = {
      address: address ? fullAddress(address) : null,
      email: email || null,
      name: name || null,
      phone: phone || null,
    }
    return createPaymentMethod(world, 'card', billing, last4Of(params.card))
  },

  'GET /v1/payment_methods': ({ world, params, path }: Call<Stripe.PaymentMethodListParams>) => {
    const { customer, type } = params
    return page(matching(paymentMethods.all(world), { customer, type }), path, params)
  },

  'GET /v1/customers/{id}/payment_methods': ({
    world,
    params,
    path,
    ids: [customer],
  }: Call<Stripe.CustomerListPaymentMethodsParams>) =>
    page(matching(paymentMethods.all(world), { customer, type: params.type }), path, params),

  'POST /v1/payment_methods/{id}/attach': ({
    world,
    params,
    ids: [id = ''],
  }: Call<Stripe.PaymentMethodAttachParams>) =>
    attachPaymentMethod(world, id, params.customer ?? ''),

  'POST /v1/payment_methods/{id}/detach': ({ world, ids: [id = ''] }: Call) => {
    const before = paymentMethods.get(world, id)
    const detached = paymentMethods.update(world, before, { customer: null })
    emit(world, 'payment_method.detached', detached, changesFrom(before, detached))
    return detached
  },

  'GET /v1/payment_methods/{id}': ({ world, ids: [id = ''] }: Call) =>
    paymentMethods.get(world, id),
}
