import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { refuse } from '../api/problem.ts'
import { Collection } from '../world/collection.ts'
import type { World } from '../world/world.ts'
import { fullAddress } from './customers.ts'
import type { Address } from './customers.ts'

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
  card?: object
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
    return createPaymentMethod(world, 'card', billing, '4242')
  },

  'GET /v1/payment_methods/{id}': ({ world, ids: [id = ''] }: Call) =>
    paymentMethods.get(world, id),
}
