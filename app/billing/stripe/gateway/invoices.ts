import { DateTime } from 'luxon'
import type Stripe from 'stripe'
import { ask, stripe } from './client.js'

/** One invoice of a subscription, as it is now; amounts in the smallest unit of `currency`. */
export type InvoiceFact = {
  id: string
  /** `draft`, `open`, `paid`, `uncollectible` or `void`. */
  status: string
  /** The one made with the subscription itself, rather than by a renewal. */
  isFirst: boolean
  startsAt: DateTime
  endsAt: DateTime
  /** Of the plan that the period was sold at, when the line says so. */
  priceId: string | null
  totalInCents: number
  /** Unused time of the plan before, which a change of plan counted, without tax. */
  creditedInCents: number
  taxInCents: number
  /** Taken off by a coupon already. */
  discountInCents: number
  currency: string
  /** ISO 3166-1 alpha-2, as the buyer gave it. */
  country: string | null
  /** How often its payment was tried by itself. */
  attempts: number
  /** Whether a bank was asked for it, and has not answered yet. */
  isBankBusy: boolean
  finalizedAt: DateTime | null
  /** Stripe's code of why it is a draft still, when it could not be issued. */
  whyNotIssued: string | null
  paidAt: DateTime | null
  /** Since when nobody wants it paid any more: voided, or given up as uncollectible. */
  waivedAt: DateTime | null
  /** What paid it; null when nothing had to be paid, or when it was paid past Stripe. */
  paymentIntentId: string | null
}

/** More than a century of months: whoever has more is looked at by a person. */
const MOST = 1_500

/** Every invoice that buys time of a subscription, the oldest first; what was added by hand alone is none of these. */
export async function fetchInvoices(subscriptionId: string): Promise<InvoiceFact[]> {
  const params = { subscription: subscriptionId, limit: 100, expand: ['data.payments'] }
  const invoices = await ask(() => stripe.invoices.list(params).autoPagingToArray({ limit: MOST }))
  const facts = await Promise.all(
    invoices.map(async (invoice) => ({
      ...factOf(invoice),
      isBankBusy: await isBankBusy(invoice),
    }))
  )
  return facts
    .filter(({ startsAt, endsAt }) => startsAt < endsAt)
    .sort((one, other) => one.startsAt.toMillis() - other.startsAt.toMillis())
}

/** Drops one that is still open: it can be paid no more. */
export const voidInvoice = (id: string) => ask(() => stripe.invoices.voidInvoice(id))

/** Issues a draft that could not be issued by itself; it is charged as any renewal then. */
export const issueInvoice = (id: string) =>
  ask(() => stripe.invoices.finalizeInvoice(id, { auto_advance: true }))

/** Only its payment says so, and only an attempt that neither succeeded nor failed is worth the question. */
async function isBankBusy({ status, attempt_count: attempts, payments }: Stripe.Invoice) {
  const open = payments?.data.find((one) => one.status === 'open')
  const id = idOf(open?.payment.payment_intent ?? null)
  if (status !== 'open' || attempts === 0 || !id) return false
  return (await ask(() => stripe.paymentIntents.retrieve(id))).status === 'processing'
}

function factOf(invoice: Stripe.Invoice): Omit<InvoiceFact, 'isBankBusy'> {
  const {
    finalized_at: finalized,
    paid_at: paid,
    voided_at: voided,
    marked_uncollectible_at: givenUp,
  } = invoice.status_transitions
  return {
    id: invoice.id,
    status: invoice.status ?? 'draft',
    isFirst: invoice.billing_reason === 'subscription_create',
    ...periodOf(invoice),
    totalInCents: invoice.total,
    creditedInCents: creditedOn(invoice),
    taxInCents: (invoice.total_taxes ?? []).reduce((sum, { amount }) => sum + amount, 0),
    discountInCents: (invoice.total_discount_amounts ?? []).reduce(
      (sum, { amount }) => sum + amount,
      0
    ),
    currency: invoice.currency,
    country: invoice.customer_address?.country ?? null,
    attempts: invoice.attempt_count,
    finalizedAt: momentOf(finalized),
    whyNotIssued: whyNotIssued(invoice),
    paidAt: invoice.status === 'paid' ? momentOf(paid) : null,
    waivedAt: momentOf(
      invoice.status === 'void' ? voided : invoice.status === 'uncollectible' ? givenUp : null
    ),
    paymentIntentId: intentOf(invoice),
  }
}

/** What it is for stands on its line; the invoice's own period is the one before. */
function periodOf({ lines, period_start: start, period_end: end }: Stripe.Invoice) {
  const line = lines.data.find(isOfTime) ?? lines.data[0]
  const period = line?.period ?? { start, end }
  return {
    priceId: idOf(line?.pricing?.price_details?.price ?? null),
    startsAt: DateTime.fromSeconds(period.start),
    endsAt: DateTime.fromSeconds(period.end),
  }
}

/** Anything else on an invoice, such as what was added by hand, buys no time. */
const isOfTime = ({ parent, period }: Stripe.InvoiceLineItem) =>
  parent?.subscription_item_details?.proration === false && period.end > period.start

/** A change of plan takes off what was paid for the rest of the period before. */
const creditedOn = ({ lines }: Stripe.Invoice) =>
  lines.data
    .filter(
      ({ amount, parent }) => amount < 0 && parent?.subscription_item_details?.proration === true
    )
    .reduce((sum, { amount }) => sum - amount, 0)

const whyNotIssued = ({ status, last_finalization_error: error }: Stripe.Invoice) =>
  status === 'draft' && error ? (error.code ?? error.type) : null

function intentOf({ payments }: Stripe.Invoice): string | null {
  const paid = payments?.data.find(({ status }) => status === 'paid')
  return idOf(paid?.payment.payment_intent ?? null)
}

const idOf = (reference: string | { id: string } | null) =>
  typeof reference === 'string' ? reference : (reference?.id ?? null)

const momentOf = (seconds: number | null) =>
  seconds === null ? null : DateTime.fromSeconds(seconds)
