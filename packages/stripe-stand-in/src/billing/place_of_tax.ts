import { Problem } from '../api/problem.ts'
import { customers } from '../resources/customers.ts'
import { changeInvoice, invoices, subscriptionIdOf } from '../resources/invoices.ts'
import type { Invoice } from '../resources/invoices.ts'
import { prices } from '../resources/prices.ts'
import { changeSubscription, subscriptions } from '../resources/subscriptions.ts'
import type { World } from '../world/world.ts'
import { invoiceSums, taxed } from './line_amounts.ts'
import { taxRateFor } from './tax_rates.ts'

const PROBLEM = {
  code: 'customer_tax_location_invalid',
  message:
    'The customer’s location isn’t recognized. Set a valid customer address in order to automatically calculate tax.',
  type: 'invalid_request_error',
} as const

/** Whether tax is to be added to a draft, and nobody knows which. */
export function isPlaceUnknown(world: World, draft: Invoice): boolean {
  return draft.automatic_tax.enabled && !customers.get(world, draft.customer ?? '').address?.country
}

/**
 * What Stripe does with a renewal then: it is issued without tax, and neither it nor its subscription is taxed any more.
 * https://docs.stripe.com/tax/customer-locations
 */
export function goUntaxed(world: World, draft: Invoice): void {
  const off = { enabled: false, liability: null }
  const why = 'finalization_requires_location_inputs'
  const automatic = { ...off, status: null, disabled_reason: why }
  changeInvoice(world, draft, { automatic_tax: automatic }, 'invoice.updated')
  const subscription = subscriptions.find(world, subscriptionIdOf(draft) ?? '')
  if (subscription)
    changeSubscription(world, subscription, {
      automatic_tax: { ...off, disabled_reason: 'requires_location_inputs' },
    })
}

/** The draft stays one, says why, and is not issued by itself again. */
export function finalizationFailed(world: World, draft: Invoice): Invoice {
  return changeInvoice(
    world,
    draft,
    {
      automatic_tax: { ...draft.automatic_tax, status: 'requires_location_inputs' },
      automatically_finalizes_at: null,
      last_finalization_error: PROBLEM,
    },
    'invoice.finalization_failed'
  )
}

/** As the API answers it: the draft has changed all the same. */
export const placeUnknown = () => new Problem(PROBLEM.message, PROBLEM)

/** The tax of a draft whose customer's place has become known since it was drawn. */
export function taxedAnew(world: World, draft: Invoice): Invoice {
  if (!draft.automatic_tax.enabled || draft.automatic_tax.status === 'complete') return draft
  const { address } = customers.get(world, draft.customer ?? '')
  if (!address?.country) return draft
  const lines = taxed(draft.lines.data, {
    rate: taxRateFor(world, address.country),
    isInclusive: (index) => behaviorOf(world, draft, index) === 'inclusive',
  })
  const sums = invoiceSums(lines)
  return invoices.update(world, draft, {
    ...sums,
    amount_due: sums.total,
    amount_remaining: sums.total,
    automatic_tax: { ...draft.automatic_tax, status: 'complete' },
    customer_address: address,
    last_finalization_error: null,
    lines: { ...draft.lines, data: lines },
  })
}

function behaviorOf(world: World, draft: Invoice, index: number): string | null {
  const pricing = draft.lines.data[index]?.pricing as { price_details?: { price: string } } | null
  const price = pricing?.price_details?.price
  return price ? prices.get(world, price).tax_behavior : null
}
