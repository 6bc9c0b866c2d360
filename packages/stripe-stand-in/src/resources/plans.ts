import type { Price } from './prices.ts'

/** The older look of a recurring price, which subscription items still carry. */
export function planOfPrice(price: Price) {
  const { recurring } = price
  return {
    id: price.id,
    object: 'plan' as const,
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: 'per_unit' as const,
    created: price.created,
    currency: price.currency,
    interval: recurring?.interval ?? 'month',
    interval_count: recurring?.interval_count ?? 1,
    livemode: false,
    metadata: price.metadata,
    nickname: price.nickname,
    product: price.product,
    usage_type: recurring?.usage_type ?? 'licensed',
  }
}
