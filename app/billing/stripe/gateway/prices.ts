import { ask, stripe } from './client.js'

/** Makes Stripe's product and price of a plan. Asking twice gives the same two ids. */
export async function createPrice(plan: {
  planId: string
  name: string
  amountInCents: number
  currency: string
}): Promise<{ productId: string; priceId: string }> {
  const product = await ask(() =>
    stripe.products.create(
      { name: plan.name, metadata: { plan_id: plan.planId } },
      { idempotencyKey: `product:${plan.planId}` }
    )
  )
  const price = await ask(() =>
    stripe.prices.create(
      {
        product: product.id,
        unit_amount: plan.amountInCents,
        currency: plan.currency,
        tax_behavior: 'exclusive',
        metadata: { plan_id: plan.planId },
      },
      { idempotencyKey: `price:${plan.planId}` }
    )
  )
  return { productId: product.id, priceId: price.id }
}
