import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { refuse } from '../api/problem.ts'
import { emit } from '../events/snapshot_events.ts'
import { changesFrom } from '../world/changes.ts'
import { Collection } from '../world/collection.ts'
import { merged } from '../world/metadata.ts'
import type { Metadata } from '../world/metadata.ts'
import { matching, page } from '../world/pages.ts'
import { clearable } from '../world/picking.ts'
import type { World } from '../world/world.ts'
import { fullAddress } from './addresses.ts'
import type { Address } from './addresses.ts'
import { attachPaymentMethod, paymentMethods } from './payment_methods.ts'
import { testClocks } from './test_clocks.ts'

export interface Customer {
  id: string
  object: 'customer'
  created: number
  livemode: false
  address: Address | null
  /** Cents; below zero: credit, taken from the next invoice. */
  balance: number
  currency: string | null
  delinquent: boolean
  description: string | null
  email: string | null
  invoice_prefix: string
  invoice_settings: { default_payment_method: string | null }
  metadata: Metadata
  name: string | null
  phone: string | null
  preferred_locales: string[]
  tax_exempt: string
  test_clock: string | null
}

export const customers = new Collection<Customer>('customer')

export function createCustomer(world: World, details: Partial<Customer>): Customer {
  const customer = customers.insert(world, {
    id: world.ids.next('cus_', 14),
    object: 'customer',
    created: world.now(),
    livemode: false,
    address: null,
    balance: 0,
    currency: null,
    delinquent: false,
    description: null,
    email: null,
    invoice_prefix: world.ids.next('', 8).toUpperCase(),
    invoice_settings: { default_payment_method: null },
    metadata: {},
    name: null,
    phone: null,
    preferred_locales: [],
    tax_exempt: 'none',
    test_clock: null,
    ...details,
  })
  emit(world, 'customer.created', customer)
  return customer
}

/** The customer with a card of their own, which is also what their invoices are charged to. */
function withPaymentMethod(world: World, customer: Customer, wanted: string): Customer {
  const method = attachPaymentMethod(world, wanted, customer.id)
  const settings = { default_payment_method: method.id }
  return customers.update(world, customer, { invoice_settings: settings })
}

function ownMethod(world: World, customer: Customer, id: string) {
  const method = paymentMethods.get(world, id, 'invoice_settings[default_payment_method]')
  if (method.customer !== customer.id)
    refuse(`The payment method ${id} is not attached to the customer ${customer.id}.`)
  return method
}

export const customerRoutes: Routes = {
  'POST /v1/customers': ({ world, params }: Call<Stripe.CustomerCreateParams>) => {
    const clock = params.test_clock ? testClocks.get(world, params.test_clock, 'test_clock') : null
    const customer = createCustomer(world.at(clock?.frozen_time), {
      preferred_locales: params.preferred_locales ?? [],
      tax_exempt: params.tax_exempt || 'none',
      test_clock: clock?.id ?? null,
      ...given(params),
      metadata: merged({}, params.metadata),
    })
    const wanted = params.payment_method ?? params.invoice_settings?.default_payment_method
    return wanted ? withPaymentMethod(world, customer, wanted) : customer
  },

  'GET /v1/customers': ({ world, params, path }: Call<Stripe.CustomerListParams>) => {
    const { created, email } = params
    return page(matching(customers.all(world), { created, email }), path, params)
  },

  'GET /v1/customers/{id}': ({ world, ids: [id = ''] }: Call) => customers.get(world, id),

  'POST /v1/customers/{id}': ({ world, params, ids }: Call<Stripe.CustomerUpdateParams>) => {
    const before = customers.get(world, ids[0] ?? '')
    const metadata = merged(before.metadata, params.metadata)
    const method = params.invoice_settings?.default_payment_method
    const customer = customers.update(world, before, {
      ...given(params),
      metadata,
      ...(method && {
        invoice_settings: { default_payment_method: ownMethod(world, before, method).id },
      }),
    })
    emit(world, 'customer.updated', customer, changesFrom(before, customer))
    return customer
  },
}

/** The plain fields of a create or an update; an empty value clears. */
function given(params: Stripe.CustomerCreateParams | Stripe.CustomerUpdateParams) {
  const { address, balance } = params
  return {
    // Below zero it is what the customer has to their credit: the next invoices take it first.
    ...(balance !== undefined && { balance }),
    ...(address !== undefined && { address: address ? fullAddress(address) : null }),
    ...clearable(params, 'description', 'email', 'name', 'phone'),
  }
}
