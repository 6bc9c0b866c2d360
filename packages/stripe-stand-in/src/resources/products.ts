import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { Problem } from '../api/problem.ts'
import { emit } from '../events/snapshot_events.ts'
import { changesFrom } from '../world/changes.ts'
import { Collection } from '../world/collection.ts'
import { merged } from '../world/metadata.ts'
import type { Metadata } from '../world/metadata.ts'
import { matching, page } from '../world/pages.ts'
import { clearable, picked } from '../world/picking.ts'
import type { World } from '../world/world.ts'

export interface Product {
  id: string
  object: 'product'
  created: number
  updated: number
  livemode: false
  active: boolean
  default_price: string | null
  description: string | null
  images: string[]
  marketing_features: object[]
  metadata: Metadata
  name: string
  tax_code: string | null
  type: 'service'
  url: string | null
}

export const products = new Collection<Product>('product')

/** Also behind `product_data` of a price and of a checkout line. */
export function createProduct(world: World, params: Stripe.ProductCreateParams): Product {
  if (params.id && products.find(world, params.id))
    throw new Problem('Product already exists.', { code: 'resource_already_exists', param: 'id' })
  const product = products.insert(world, {
    id: params.id ?? world.ids.next('prod_', 14),
    object: 'product',
    created: world.now(),
    updated: world.now(),
    livemode: false,
    active: params.active ?? true,
    default_price: null,
    description: params.description ?? null,
    images: params.images ?? [],
    marketing_features: params.marketing_features ?? [],
    metadata: merged({}, params.metadata),
    name: params.name,
    tax_code: params.tax_code ?? null,
    type: 'service',
    url: params.url ?? null,
  })
  emit(world, 'product.created', product)
  return product
}

export const productRoutes: Routes = {
  'POST /v1/products': ({ world, params }: Call<Stripe.ProductCreateParams>) =>
    createProduct(world, params),

  'GET /v1/products': ({ world, params, path }: Call<Stripe.ProductListParams>) => {
    const { active, created, ids } = params
    const found = matching(products.all(world), { active, created })
    return page(ids ? found.filter((product) => ids.includes(product.id)) : found, path, params)
  },

  'GET /v1/products/{id}': ({ world, ids: [id = ''] }: Call) => products.get(world, id),

  'POST /v1/products/{id}': ({ world, params, ids }: Call<Stripe.ProductUpdateParams>) => {
    const before = products.get(world, ids[0] ?? '')
    const { images } = params
    const product = products.update(world, before, {
      updated: world.now(),
      metadata: merged(before.metadata, params.metadata),
      ...picked(params, 'active', 'default_price', 'name'),
      ...clearable(params, 'description', 'tax_code', 'url'),
      ...(images !== undefined && { images: images || [] }),
    })
    emit(world, 'product.updated', product, changesFrom(before, product))
    return product
  },
}
