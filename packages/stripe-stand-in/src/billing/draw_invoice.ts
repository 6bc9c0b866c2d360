import { emit } from '../events/snapshot_events.ts'
import { customers } from '../resources/customers.ts'
import { discounts } from '../resources/discounts.ts'
import type { Discount } from '../resources/discounts.ts'
import { invoiceLine } from '../resources/invoice_lines.ts'
import type { Charged } from '../resources/invoice_lines.ts'
import { invoices, rememberShare } from '../resources/invoices.ts'
import type { Invoice, InvoiceShare } from '../resources/invoices.ts'
import type { Metadata } from '../world/metadata.ts'
import type { World } from '../world/world.ts'
import { taxRateFor } from './tax_rates.ts'
import { discounted, invoiceSums, taxed } from './line_amounts.ts'

interface Wanted {
  customer: string
  currency: string
  reason: string
  charged: Charged[]
  discounts: Discount[]
  share: InvoiceShare
  isTaxed: boolean
  period: { start: number; end: number }
  metadata?: Metadata
  onBehalfOf?: string | null
  subscription?: { id: string; metadata: Metadata }
  paymentMethod?: string | null
  /** Seconds; absent: it waits for somebody to finalize it. */
  finalizesAt?: number
}

/** A draft, with its lines, and who gets what of it. */
export function drawInvoice(world: World, wanted: Wanted): Invoice {
  const customer = customers.get(world, wanted.customer)
  const id = world.ids.next('in_1')
  const { charged, isTaxed } = wanted
  const isKnown = isTaxed && Boolean(customer.address?.country)
  const lines = taxed(
    discounted(
      world,
      charged.map((each) => invoiceLine(world, id, each)),
      wanted.discounts,
      (index) => charged[index]?.price?.product
    ),
    {
      rate: isKnown ? taxRateFor(world, customer.address?.country) : 0,
      isInclusive: (index) => charged[index]?.price?.tax_behavior === 'inclusive',
    }
  )
  const sums = invoiceSums(lines)
  rememberShare(world, id, wanted.share)
  const due = Math.max(sums.total + customer.balance, 0)
  const invoice = invoices.insert(world, {
    id,
    object: 'invoice',
    created: world.now(),
    livemode: false,
    account_country: 'US',
    account_name: 'Stand-in marketplace',
    amount_due: due,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: due,
    amount_shipping: 0,
    attempt_count: 0,
    attempted: false,
    auto_advance: wanted.finalizesAt !== undefined,
    automatic_tax: {
      enabled: isTaxed,
      liability: isTaxed ? { type: 'self' } : null,
      status: isTaxed ? (isKnown ? 'complete' : 'requires_location_inputs') : null,
    },
    automatically_finalizes_at: wanted.finalizesAt ?? null,
    billing_reason: wanted.reason,
    collection_method: 'charge_automatically',
    currency: wanted.currency,
    customer: customer.id,
    customer_address: customer.address,
    customer_email: customer.email,
    customer_name: customer.name,
    customer_tax_exempt: customer.tax_exempt,
    customer_tax_ids: [],
    default_payment_method: wanted.paymentMethod ?? null,
    default_tax_rates: [],
    description: null,
    discounts: wanted.discounts.map((discount) => discount.id),
    effective_at: null,
    ending_balance: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    issuer: { type: 'self' },
    lines: { object: 'list', url: `/v1/invoices/${id}/lines`, has_more: false, data: lines },
    metadata: wanted.metadata ?? {},
    next_payment_attempt: wanted.finalizesAt ?? null,
    number: null,
    on_behalf_of: wanted.onBehalfOf ?? null,
    parent: wanted.subscription
      ? {
          type: 'subscription_details',
          quote_details: null,
          subscription_details: {
            subscription: wanted.subscription.id,
            metadata: wanted.subscription.metadata,
          },
        }
      : null,
    payment_settings: {},
    period_end: wanted.period.end,
    period_start: wanted.period.start,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    starting_balance: customer.balance,
    status: 'draft',
    status_transitions: {
      finalized_at: null,
      marked_uncollectible_at: null,
      paid_at: null,
      voided_at: null,
    },
    ...sums,
    test_clock: customer.test_clock,
    total_pretax_credit_amounts: [],
    webhooks_delivered_at: null,
  })
  for (const discount of wanted.discounts) discounts.update(world, discount, { invoice: id })
  emit(world, 'invoice.created', invoice)
  return invoice
}
