import { ask, stripe } from './client.js'
import { fixedKey } from './fixed_key.js'

/** Makes Stripe's price of a plan, and its product unless there is one. Asking twice gives the same two ids. */
export async function createPrice(plan: {
  planId: string
  /** The plan's product, known from an earlier price. */
  productId: string | null
  name: string
  amountInCents: number
  currency: string
  /** How often it is paid; null: once. */
  interval: 'month' | 'year' | null
}): Promise<{ productId: string; priceId: string }> {
  const metadata = { plan_id: plan.planId }
  const productId = plan.productId ?? (await createProduct(plan))
  const priced = {
    product: productId,
    unit_amount: plan.amountInCents,
    currency: plan.currency,
    tax_behavior: 'exclusive' as const,
    ...(plan.interval && { recurring: { interval: plan.interval } }),
    metadata,
  }
  const price = await ask(() =>
    stripe.prices.create(priced, { idempotencyKey: fixedKey(`price:${plan.planId}`, priced) })
  )
  return { productId, priceId: price.id }
}

async function createProduct({ planId, name }: { planId: string; name: string }): Promise<string> {
  const params = { name, metadata: { plan_id: planId } }
  const key = fixedKey(`product:${planId}`, params)
  return (await ask(() => stripe.products.create(params, { idempotencyKey: key }))).id
}
