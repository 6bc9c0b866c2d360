import { ask, stripe } from './client.js'
import { fixedKey } from './fixed_key.js'

/** Makes Stripe's product and price of a plan. Asking twice gives the same two ids. */
export async function createPrice(plan: {
  planId: string
  name: string
  amountInCents: number
  currency: string
  /** How often it is paid; null: once. */
  interval: 'month' | 'year' | null
}): Promise<{ productId: string; priceId: string }> {
  const metadata = { plan_id: plan.planId }
  const params = { name: plan.name, metadata }
  const product = await ask(() =>
    stripe.products.create(params, { idempotencyKey: fixedKey(`product:${plan.planId}`, params) })
  )
  const priced = {
    product: product.id,
    unit_amount: plan.amountInCents,
    currency: plan.currency,
    tax_behavior: 'exclusive' as const,
    ...(plan.interval && { recurring: { interval: plan.interval } }),
    metadata,
  }
  const price = await ask(() =>
    stripe.prices.create(priced, { idempotencyKey: fixedKey(`price:${plan.planId}`, priced) })
  )
  return { productId: product.id, priceId: price.id }
}
