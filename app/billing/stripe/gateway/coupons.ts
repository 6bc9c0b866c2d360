import { StripeRefused } from '#billing/errors'
import { ask, stripe } from './client.js'
import { fixedKey } from './fixed_key.js'

export type DiscountOrder = {
  checkoutId: string
  /** What the buyer reads on Stripe's page and on invoices. */
  name: string
  amountInCents: number
  currency: string
  /** How many payments of a subscription it is taken off: the first, those of some months, or all. */
  duration: 'once' | 'months' | 'forever'
  durationInMonths: number | null
}

/** Makes the coupon of one checkout, under its own name: asking twice gives the same one. Answers its id. */
export async function createCoupon(order: DiscountOrder): Promise<string> {
  const id = `checkout-${order.checkoutId}`
  const { duration, durationInMonths } = order
  const params = {
    id,
    name: order.name,
    amount_off: order.amountInCents,
    currency: order.currency,
    max_redemptions: 1,
    metadata: { checkout_id: order.checkoutId },
    ...(duration === 'months'
      ? { duration: 'repeating' as const, duration_in_months: durationInMonths! }
      : { duration }),
  }
  await ask(() => stripe.coupons.create(params, { idempotencyKey: fixedKey(id, params) })).catch(
    (error: unknown) => {
      if (!(error instanceof StripeRefused) || error.reason !== EXISTS) throw error
    }
  )
  return id
}

const EXISTS = 'resource_already_exists'
