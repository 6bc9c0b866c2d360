import type Stripe from 'stripe'
import { refuse } from '../api/problem.ts'
import type { LineItem } from '../resources/checkout_sessions.ts'
import { spread } from '../billing/line_amounts.ts'
import type { Coupon } from '../resources/coupons.ts'
import { createPrice, prices } from '../resources/prices.ts'
import type { Price } from '../resources/prices.ts'
import { products } from '../resources/products.ts'
import { merged } from '../world/metadata.ts'
import type { World } from '../world/world.ts'

type Params = Stripe.Checkout.SessionCreateParams
type LineParams = Stripe.Checkout.SessionCreateParams.LineItem

/** The lines of a new session, before discount and tax. */
export function linesFrom(world: World, params: Params): LineItem[] {
  const { line_items: asked, mode, subscription_data: data } = params
  if (!asked?.length) return refuse('Missing required param: line_items.', 'line_items')
  const lines = asked.map((line, index) => lineFrom(world, line, `line_items[${index}]`, mode))
  if (new Set(lines.map((line) => line.currency)).size > 1)
    refuse('All line items must have the same currency.', 'line_items')
  if (mode === 'subscription' && lines.length > 1)
    refuse('The stand-in sells one thing in a subscription.', 'line_items')
  const isTrial = data?.trial_end || data?.trial_period_days
  return isTrial ? lines.map((line) => ({ ...line, amount_subtotal: 0, amount_total: 0 })) : lines
}

function lineFrom(world: World, asked: LineParams, param: string, mode: Params['mode']): LineItem {
  if (!asked.quantity) refuse(`Missing required param: ${param}[quantity].`, `${param}[quantity]`)
  const price = priceOf(world, asked, param)
  if (price.type === 'one_time' && mode === 'subscription')
    refuse(
      'You must provide at least one recurring price in `subscription` mode when using prices.',
      'line_items'
    )
  if (price.type === 'recurring' && mode === 'payment')
    refuse(
      'You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time prices.',
      param
    )
  const quantity = asked.quantity ?? 1
  const subtotal = price.unit_amount * quantity
  return {
    id: world.ids.next('li_1'),
    object: 'item',
    amount_discount: 0,
    amount_subtotal: subtotal,
    amount_tax: 0,
    amount_total: subtotal,
    currency: price.currency,
    description: products.get(world, price.product).name,
    metadata: merged({}, asked.metadata),
    price,
    quantity,
  }
}

function priceOf(world: World, asked: LineParams, param: string): Price {
  if (asked.price && asked.price_data)
    refuse(`You may only specify one of these parameters: ${param}[price], ${param}[price_data].`)
  if (asked.price_data) {
    const { product_data: product, ...rest } = asked.price_data
    return createPrice(world, {
      ...rest,
      active: false,
      ...(product && { product_data: { name: product.name } }),
    })
  }
  const price = prices.get(world, asked.price ?? '', `${param}[price]`)
  if (!price.active)
    refuse('The price specified is inactive. This field only accepts active prices.', param)
  return price
}

/**
 * Lines with discount and tax. The discount is rounded once for the session and spread so that
 * the lines add up to it; tax is rounded line by line.
 *
 * @param taxRate percent; 0 when tax is off or nobody is registered
 */
export function priced(lines: LineItem[], coupon: Coupon | undefined, taxRate: number): LineItem[] {
  const parts = lines.map(({ amount_subtotal: base, price }) => ({ base, product: price.product }))
  const off = coupon ? spread(parts, coupon) : []
  return lines.map((line, index) => {
    const discount = off[index] ?? 0
    const base = line.amount_subtotal - discount
    const isInclusive = line.price.tax_behavior === 'inclusive'
    const tax = isInclusive
      ? base - Math.round(base / (1 + taxRate / 100))
      : Math.round((base * taxRate) / 100)
    return {
      ...line,
      amount_discount: discount,
      amount_tax: tax,
      amount_total: isInclusive ? base : base + tax,
    }
  })
}

/** What the session shows of its lines. */
export function totals(lines: LineItem[]) {
  const sum = (field: 'amount_subtotal' | 'amount_total' | 'amount_tax' | 'amount_discount') =>
    lines.reduce((total, line) => total + line[field], 0)
  return {
    amount_subtotal: sum('amount_subtotal'),
    amount_total: sum('amount_total'),
    total_details: {
      amount_discount: sum('amount_discount'),
      amount_shipping: 0,
      amount_tax: sum('amount_tax'),
    },
  }
}
