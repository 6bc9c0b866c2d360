import { DateTime } from 'luxon'
import type Stripe from 'stripe'
import { StripeRefused } from '#billing/errors'
import { ask, stripe } from './client.js'
import { fetchInvoices, type InvoiceFact } from './invoices.js'

/** A subscription in our words, with all its invoices, the oldest first. */
export type SubscriptionFacts = {
  id: string
  /** Stripe's own word: `trialing`, `active`, `past_due`, `unpaid`, `paused`, `canceled` … it may add others. */
  status: string
  priceId: string | null
  startedAt: DateTime
  trialEndsAt: DateTime | null
  /** The end of the period that runs now. */
  renewsAt: DateTime
  /** When it is to end, because somebody asked for that. */
  cancelsAt: DateTime | null
  endedAt: DateTime | null
  /** Whether Stripe stopped collecting tax, because it knew no address. */
  isTaxLost: boolean
  invoices: InvoiceFact[]
}

/** The subscription as it is now. One that has ended can be read as well. */
export async function fetchSubscription(id: string): Promise<SubscriptionFacts> {
  const subscription = await ask(() => stripe.subscriptions.retrieve(id))
  return factsOf(subscription, await fetchInvoices(id))
}

/** Has it end with the period that runs now. */
export const cancelAtPeriodEnd = (id: string) =>
  ask(() => stripe.subscriptions.update(id, { cancel_at_period_end: true }))

/** Takes an end to come back: one with the period, or at a moment that somebody set in Stripe's dashboard. */
export const keepRenewing = (id: string) =>
  ask(async () => {
    const { cancel_at_period_end: isWithPeriod } = await stripe.subscriptions.retrieve(id)
    const undone = isWithPeriod ? { cancel_at_period_end: false } : { cancel_at: '' as const }
    return stripe.subscriptions.update(id, undone)
  })

/** Has tax collected again, now that there is an address. */
export const collectTaxAgain = (id: string) =>
  ask(() => stripe.subscriptions.update(id, { automatic_tax: { enabled: true } }))

/** Ends it now. One that has ended already stays as it is. */
export async function cancelNow(id: string): Promise<void> {
  await ask(() => stripe.subscriptions.cancel(id)).catch((error: unknown) => {
    if (!(error instanceof StripeRefused && error.reason === 'resource_missing')) throw error
  })
}

function factsOf(subscription: Stripe.Subscription, invoices: InvoiceFact[]): SubscriptionFacts {
  const [item] = subscription.items.data
  const { cancel_at: cancels, cancel_at_period_end: isEnding } = subscription
  const renewsAt = DateTime.fromSeconds(item?.current_period_end ?? subscription.start_date)
  return {
    id: subscription.id,
    status: subscription.status,
    priceId: item?.price.id ?? null,
    startedAt: DateTime.fromSeconds(subscription.start_date),
    trialEndsAt: momentOf(subscription.trial_end),
    renewsAt,
    cancelsAt: momentOf(cancels) ?? (isEnding ? renewsAt : null),
    endedAt: momentOf(subscription.ended_at),
    isTaxLost: Boolean(subscription.automatic_tax.disabled_reason),
    invoices,
  }
}

const momentOf = (seconds: number | null) =>
  seconds === null ? null : DateTime.fromSeconds(seconds)
