import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { emit } from '../events/snapshot_events.ts'
import { changesFrom } from '../world/changes.ts'
import { Collection } from '../world/collection.ts'
import type { Metadata } from '../world/metadata.ts'
import { matching, page } from '../world/pages.ts'
import type { Page } from '../world/pages.ts'
import { picked } from '../world/picking.ts'
import type { World } from '../world/world.ts'
import type { Address } from './addresses.ts'
import type { InvoiceLine, InvoiceTax } from './invoice_lines.ts'

export interface Invoice {
  id: string
  object: 'invoice'
  created: number
  livemode: false
  account_country: string
  account_name: string
  amount_due: number
  amount_overpaid: 0
  amount_paid: number
  amount_remaining: number
  amount_shipping: 0
  attempt_count: number
  attempted: boolean
  auto_advance: boolean
  automatic_tax: {
    enabled: boolean
    liability: object | null
    status: string | null
    disabled_reason?: string
  }
  /** While a draft: when it stops being one by itself. */
  automatically_finalizes_at: number | null
  billing_reason: string
  collection_method: 'charge_automatically'
  currency: string
  customer: string | null
  customer_address: Address | null
  customer_email: string | null
  customer_name: string | null
  customer_tax_exempt: string
  customer_tax_ids: object[]
  default_payment_method: string | null
  default_tax_rates: object[]
  description: string | null
  discounts: string[]
  effective_at: number | null
  ending_balance: number | null
  hosted_invoice_url: string | null
  invoice_pdf: string | null
  issuer: { type: 'self' }
  /** Why it is still a draft, when it should not be. */
  last_finalization_error?: object | null
  lines: Page<InvoiceLine>
  metadata: Metadata
  next_payment_attempt: number | null
  number: string | null
  on_behalf_of: string | null
  parent: {
    type: 'subscription_details'
    quote_details: null
    subscription_details: { subscription: string; metadata: Metadata }
  } | null
  payment_settings: object
  period_end: number
  period_start: number
  post_payment_credit_notes_amount: 0
  pre_payment_credit_notes_amount: 0
  starting_balance: number
  status: 'draft' | 'open' | 'paid' | 'uncollectible' | 'void'
  status_transitions: {
    finalized_at: number | null
    marked_uncollectible_at: number | null
    paid_at: number | null
    voided_at: number | null
  }
  subtotal: number
  subtotal_excluding_tax: number
  test_clock: string | null
  total: number
  total_discount_amounts: { amount: number; discount: string }[]
  total_excluding_tax: number
  total_pretax_credit_amounts: object[]
  total_taxes: InvoiceTax[]
  webhooks_delivered_at: number | null
}

/** What an invoice remembers of our share and does not show. */
export interface InvoiceShare {
  feePercent: number | null
  /** Cents; set while it is a draft, it replaces the percentage. */
  feeAmount: number | null
  destination: string | null
  /** Cents of the total that go to the destination; absent: all of it. */
  transferAmount?: number
  transferPercent?: number
}

const SHARE = '_invoice_share'

export const invoices = new Collection<Invoice>('invoice')

export function rememberShare(world: World, invoiceId: string, share: InvoiceShare): void {
  world.store.put(SHARE, invoiceId, world.owner, share)
}

export function shareOf(world: World, invoice: Invoice): InvoiceShare {
  const known = world.store.get(SHARE, invoice.id)?.value as InvoiceShare | undefined
  return known ?? { feePercent: null, feeAmount: null, destination: null }
}

export const subscriptionIdOf = (invoice: Invoice) =>
  invoice.parent?.subscription_details.subscription

export const invoicesOf = (world: World, subscriptionId: string) =>
  invoices.all(world).filter((invoice) => subscriptionIdOf(invoice) === subscriptionId)

/** Stores the change and tells of it, of each fact with its own event. */
export function changeInvoice(
  world: World,
  before: Invoice,
  changes: Partial<Invoice>,
  ...types: string[]
): Invoice {
  const changed = invoices.update(world, before, changes)
  for (const type of types) {
    const previous = type === 'invoice.updated' ? changesFrom(before, changed) : undefined
    emit(world, type, changed, previous)
  }
  return changed
}

export const invoiceRoutes: Routes = {
  'GET /v1/invoices': ({ world, params, path }: Call<Stripe.InvoiceListParams>) => {
    const filters = picked(params, 'collection_method', 'created', 'customer', 'status')
    const found = matching(invoices.all(world), filters).filter(
      (each) => !params.subscription || subscriptionIdOf(each) === params.subscription
    )
    return page(found, path, params)
  },

  'GET /v1/invoices/{id}': ({ world, ids: [id = ''] }: Call) => invoices.get(world, id),

  'GET /v1/invoices/{id}/lines': ({
    world,
    params,
    path,
    ids,
  }: Call<Stripe.InvoiceListLineItemsParams>) =>
    page(invoices.get(world, ids[0] ?? '').lines.data, path, params),
}
