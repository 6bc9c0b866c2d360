import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { refuse } from '../api/problem.ts'
import { emit } from '../events/snapshot_events.ts'
import { changesFrom } from '../world/changes.ts'
import { Collection } from '../world/collection.ts'
import { merged } from '../world/metadata.ts'
import type { Metadata } from '../world/metadata.ts'
import { matching, page } from '../world/pages.ts'
import { clearable, picked } from '../world/picking.ts'
import type { World } from '../world/world.ts'
import { createProduct, products } from './products.ts'

export interface Price {
  id: string
  object: 'price'
  created: number
  livemode: false
  active: boolean
  billing_scheme: 'per_unit'
  currency: string
  lookup_key: string | null
  metadata: Metadata
  nickname: string | null
  product: string
  recurring: { interval: string; interval_count: number; usage_type: string } | null
  tax_behavior: string
  type: 'one_time' | 'recurring'
  unit_amount: number
  unit_amount_decimal: string
}

export const prices = new Collection<Price>('price')

/** Also behind `price_data`. Amounts in cents; a price's amount never changes. */
export function createPrice(world: World, params: Stripe.PriceCreateParams): Price {
  const { recurring, unit_amount: amount } = params
  if (amount === undefined)
    return refuse('You must specify `unit_amount`; the stand-in plays no other.', 'unit_amount')
  if (amount < 0) refuse('Invalid non-negative integer', 'unit_amount', 'parameter_invalid_integer')
  const price = prices.insert(world, {
    id: world.ids.next('price_1'),
    object: 'price',
    created: world.now(),
    livemode: false,
    active: params.active ?? true,
    billing_scheme: 'per_unit',
    currency: params.currency.toLowerCase(),
    lookup_key: params.lookup_key
      ? takeLookupKey(world, params.lookup_key, params.transfer_lookup_key)
      : null,
    metadata: merged({}, params.metadata),
    nickname: params.nickname ?? null,
    product: productOf(world, params),
    recurring: recurring
      ? {
          interval: recurring.interval,
          interval_count: recurring.interval_count ?? 1,
          usage_type: recurring.usage_type ?? 'licensed',
        }
      : null,
    tax_behavior: params.tax_behavior ?? 'unspecified',
    type: recurring ? 'recurring' : 'one_time',
    unit_amount: amount,
    unit_amount_decimal: String(amount),
  })
  emit(world, 'price.created', price)
  return price
}

function productOf(world: World, params: Stripe.PriceCreateParams): string {
  if (params.product && params.product_data)
    refuse('You may only specify one of these parameters: product, product_data.', 'product')
  if (params.product) return products.get(world, params.product, 'product').id
  if (!params.product_data) return refuse('Missing required param: product.', 'product')
  return createProduct(world, { ...params.product_data }).id
}

function takeLookupKey(world: World, key: string, isTransferred = false): string {
  const holder = prices.all(world).find((price) => price.lookup_key === key)
  if (!holder) return key
  if (!isTransferred)
    refuse(`A price (\`${holder.id}\`) already uses that lookup key.`, 'lookup_key')
  prices.update(world, holder, { lookup_key: null })
  return key
}

export const priceRoutes: Routes = {
  'POST /v1/prices': ({ world, params }: Call<Stripe.PriceCreateParams>) =>
    createPrice(world, params),

  'GET /v1/prices': ({ world, params, path }: Call<Stripe.PriceListParams>) => {
    const { active, created, currency, product, type, lookup_keys: keys } = params
    const found = matching(prices.all(world), { active, created, currency, product, type })
    const wanted = keys ? found.filter((price) => keys.includes(price.lookup_key ?? '')) : found
    return page(wanted, path, params)
  },

  'GET /v1/prices/{id}': ({ world, ids: [id = ''] }: Call) => prices.get(world, id),

  'POST /v1/prices/{id}': ({ world, params, ids }: Call<Stripe.PriceUpdateParams>) => {
    const before = prices.get(world, ids[0] ?? '')
    const { lookup_key: lookupKey, tax_behavior: behavior } = params
    if (behavior && before.tax_behavior !== 'unspecified' && behavior !== before.tax_behavior)
      refuse('You cannot update `tax_behavior` on a price after it is set.', 'tax_behavior')
    const price = prices.update(world, before, {
      metadata: merged(before.metadata, params.metadata),
      ...picked(params, 'active', 'tax_behavior'),
      ...clearable(params, 'nickname'),
      ...(lookupKey !== undefined && {
        lookup_key: lookupKey ? takeLookupKey(world, lookupKey, params.transfer_lookup_key) : null,
      }),
    })
    emit(world, 'price.updated', price, changesFrom(before, price))
    return price
  },
}
