import { couponOf } from '../resources/discounts.ts'
import type { Discount } from '../resources/discounts.ts'
import type { InvoiceLine, InvoiceTax } from '../resources/invoice_lines.ts'
import type { Coupon } from '../resources/coupons.ts'
import { share } from '../world/share.ts'
import type { World } from '../world/world.ts'

const RATE_ID = 'txr_StandIn'

export interface Taxing {
  /** Percent; 0: no tax. */
  rate: number
  /** Of the line at this place; tax is part of the price or comes on top. */
  isInclusive: (index: number) => boolean
}

/** What a coupon takes off a sum. Cents. */
function discountOn(subtotal: number, coupon: Coupon): number {
  if (subtotal <= 0) return 0
  if (coupon.percent_off !== null) return Math.round((subtotal * coupon.percent_off) / 100)
  return Math.min(subtotal, coupon.amount_off ?? 0)
}

/**
 * A discount spread over sums so that the parts add up to it. A coupon for some products takes
 * nothing off the others.
 */
export function spread(
  parts: { base: number; product: string | undefined }[],
  coupon: Coupon
): number[] {
  const only = coupon.applies_to?.products
  const bases = parts.map(({ base, product }) => (!only || only.includes(product ?? '') ? base : 0))
  let baseLeft = bases.reduce((sum, base) => sum + base, 0)
  let left = discountOn(baseLeft, coupon)
  return bases.map((base) => {
    const amount = share(left, base, baseLeft)
    left -= amount
    baseLeft -= base
    return amount
  })
}

/** Lines with their discounts, one after the other. */
export function discounted(
  world: World,
  lines: InvoiceLine[],
  all: Discount[],
  productOf: (index: number) => string | undefined
): InvoiceLine[] {
  return all.reduce((done, discount) => {
    const parts = done.map((line, index) => ({ base: netOf(line), product: productOf(index) }))
    const amounts = spread(parts, couponOf(world, discount))
    return done.map((line, index) => ({
      ...line,
      discount_amounts: [
        ...line.discount_amounts,
        { amount: amounts[index] ?? 0, discount: discount.id },
      ],
    }))
  }, lines)
}

/** Lines with their tax, which is rounded line by line. */
export function taxed(lines: InvoiceLine[], { rate, isInclusive }: Taxing): InvoiceLine[] {
  if (!rate) return lines
  return lines.map((line, index) => {
    const base = netOf(line)
    const tax = isInclusive(index)
      ? base - Math.round(base / (1 + rate / 100))
      : Math.round((base * rate) / 100)
    const taxes: InvoiceTax[] = [
      {
        amount: tax,
        tax_behavior: isInclusive(index) ? 'inclusive' : 'exclusive',
        tax_rate_details: { tax_rate: RATE_ID },
        taxability_reason: 'standard_rated',
        taxable_amount: isInclusive(index) ? base - tax : base,
        type: 'tax_rate_details',
      },
    ]
    return { ...line, taxes }
  })
}

const netOf = (line: InvoiceLine) =>
  line.subtotal - line.discount_amounts.reduce((sum, { amount }) => sum + amount, 0)

/** The sums an invoice shows of its lines. */
export function invoiceSums(lines: InvoiceLine[]) {
  const subtotal = lines.reduce((sum, line) => sum + line.subtotal, 0)
  const net = lines.reduce((sum, line) => sum + netOf(line), 0)
  const taxes = lines.flatMap((line) => line.taxes)
  const taxOf = (behavior: string) =>
    taxes.reduce((sum, tax) => sum + (tax.tax_behavior === behavior ? tax.amount : 0), 0)
  const discounts = lines.flatMap((line) => line.discount_amounts)
  const ids = [...new Set(discounts.map(({ discount }) => discount))]
  return {
    subtotal,
    subtotal_excluding_tax: subtotal - taxOf('inclusive'),
    total: net + taxOf('exclusive'),
    total_excluding_tax: net - taxOf('inclusive'),
    total_discount_amounts: ids.map((discount) => ({
      discount,
      amount: discounts.reduce(
        (sum, each) => sum + (each.discount === discount ? each.amount : 0),
        0
      ),
    })),
    total_taxes: taxes.length ? [summed(taxes)] : [],
  }
}

function summed(taxes: InvoiceTax[]): InvoiceTax {
  const total = (field: 'amount' | 'taxable_amount') =>
    taxes.reduce((sum, tax) => sum + tax[field], 0)
  return { ...taxes[0]!, amount: total('amount'), taxable_amount: total('taxable_amount') }
}
