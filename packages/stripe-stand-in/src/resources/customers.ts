import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { emit } from '../events/snapshot_events.ts'
import { changesFrom } from '../world/changes.ts'
import { Collection } from '../world/collection.ts'
import { merged } from '../world/metadata.ts'
import type { Metadata } from '../world/metadata.ts'
import { matching, page } from '../world/pages.ts'
import { clearable } from '../world/picking.ts'

export interface Address {
  city: string | null
  country: string | null
  line1: string | null
  line2: string | null
  postal_code: string | null
  state: string | null
}

export interface Customer {
  id: string
  object: 'customer'
  created: number
  livemode: false
  address: Address | null
  balance: 0
  currency: string | null
  delinquent: false
  description: string | null
  email: string | null
  invoice_prefix: string
  invoice_settings: object
  metadata: Metadata
  name: string | null
  phone: string | null
  preferred_locales: string[]
  tax_exempt: string
}

export const customers = new Collection<Customer>('customer')

export const customerRoutes: Routes = {
  'POST /v1/customers': ({ world, params }: Call<Stripe.CustomerCreateParams>) => {
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
      invoice_settings: {},
      name: null,
      phone: null,
      preferred_locales: params.preferred_locales ?? [],
      tax_exempt: params.tax_exempt || 'none',
      ...given(params),
      metadata: merged({}, params.metadata),
    })
    emit(world, 'customer.created', customer)
    return customer
  },

  'GET /v1/customers': ({ world, params, path }: Call<Stripe.CustomerListParams>) => {
    const { created, email } = params
    return page(matching(customers.all(world), { created, email }), path, params)
  },

  'GET /v1/customers/{id}': ({ world, ids: [id = ''] }: Call) => customers.get(world, id),

  'POST /v1/customers/{id}': ({ world, params, ids }: Call<Stripe.CustomerUpdateParams>) => {
    const before = customers.get(world, ids[0] ?? '')
    const metadata = merged(before.metadata, params.metadata)
    const customer = customers.update(world, before, { ...given(params), metadata })
    emit(world, 'customer.updated', customer, changesFrom(before, customer))
    return customer
  },
}

/** The plain fields of a create or an update; an empty value clears. */
function given(params: Stripe.CustomerCreateParams | Stripe.CustomerUpdateParams) {
  const { address } = params
  return {
    ...(address !== undefined && { address: address ? fullAddress(address) : null }),
    ...clearable(params, 'description', 'email', 'name', 'phone'),
  }
}

export function fullAddress(part: Partial<Record<keyof Address, unknown>>): Address {
  const text = (value: unknown) => (typeof value === 'string' && value ? value : null)
  return {
    city: text(part.city),
    country: text(part.country),
    line1: text(part.line1),
    line2: text(part.line2),
    postal_code: text(part.postal_code),
    state: text(part.state),
  }
}
