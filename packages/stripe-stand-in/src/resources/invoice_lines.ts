import type { Metadata } from '../world/metadata.ts'
import type { World } from '../world/world.ts'
import type { Price } from './prices.ts'

/** What one thing on an invoice costs, before discount and tax. */
export interface Charged {
  /** Cents; below zero: given back. */
  amount: number
  currency: string
  description: string
  period: { start: number; end: number }
  price: Price | null
  quantity: number
  isProration: boolean
  metadata: Metadata
  /** Absent for what no subscription sells. */
  subscription?: { id: string; item: string }
}

export interface InvoiceTax {
  amount: number
  tax_behavior: 'exclusive' | 'inclusive'
  tax_rate_details: { tax_rate: string }
  taxability_reason: 'standard_rated'
  taxable_amount: number
  type: 'tax_rate_details'
}

export interface InvoiceLine {
  id: string
  object: 'line_item'
  amount: number
  currency: string
  description: string
  discount_amounts: { amount: number; discount: string }[]
  discountable: boolean
  discounts: string[]
  invoice: string
  livemode: false
  metadata: Metadata
  parent: object | null
  period: { start: number; end: number }
  pretax_credit_amounts: object[]
  pricing: object | null
  quantity: number
  subscription: string | null
  subtotal: number
  taxes: InvoiceTax[]
}

export function invoiceLine(world: World, invoice: string, charged: Charged): InvoiceLine {
  const { price, subscription, isProration } = charged
  return {
    id: world.ids.next('il_1'),
    object: 'line_item',
    amount: charged.amount,
    currency: charged.currency,
    description: charged.description,
    discount_amounts: [],
    discountable: !isProration,
    discounts: [],
    invoice,
    livemode: false,
    metadata: charged.metadata,
    parent: subscription
      ? {
          type: 'subscription_item_details',
          subscription_item_details: {
            proration: isProration,
            proration_details: { credited_items: null },
            subscription: subscription.id,
            subscription_item: subscription.item,
          },
        }
      : null,
    period: charged.period,
    pretax_credit_amounts: [],
    pricing: price && {
      type: 'price_details',
      price_details: { price: price.id, product: price.product },
      unit_amount_decimal: price.unit_amount_decimal,
    },
    quantity: charged.quantity,
    subscription: subscription?.id ?? null,
    subtotal: charged.amount,
    taxes: [],
  }
}
