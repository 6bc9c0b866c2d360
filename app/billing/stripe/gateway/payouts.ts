import { DateTime } from 'luxon'
import type Stripe from 'stripe'
import { ask, stripe } from './client.js'

/** A payout in our words; the amount in the smallest unit of `currency`. */
export type PayoutFact = {
  id: string
  amountInCents: number
  currency: string
  /** `pending`, `in_transit`, `paid`, `failed` or `canceled`; what is `paid` may fail days later. */
  status: string
  /** Stripe's own code. */
  failureCode: string | null
  issuedAt: DateTime
  arrivesAt: DateTime
}

/** A payout of one account as it is now. Throws `StripeRefused` (`resource_missing`) when it is another account's. */
export const fetchPayout = async (accountId: string, payoutId: string): Promise<PayoutFact> =>
  payoutFact(await ask(() => stripe.payouts.retrieve(payoutId, {}, { stripeAccount: accountId })))

/** As many of one account as anybody looks at, and more than a month brings. */
const MOST = 1_000

/** The payouts of one account since a moment, the newest first. */
export async function listPayouts(accountId: string, since: DateTime): Promise<PayoutFact[]> {
  const params = { created: { gte: Math.floor(since.toSeconds()) }, limit: 100 }
  const payouts = await ask(() =>
    stripe.payouts.list(params, { stripeAccount: accountId }).autoPagingToArray({ limit: MOST })
  )
  return payouts.map(payoutFact)
}

const payoutFact = (payout: Stripe.Payout): PayoutFact => ({
  id: payout.id,
  amountInCents: payout.amount,
  currency: payout.currency,
  status: payout.status,
  failureCode: payout.failure_code,
  issuedAt: DateTime.fromSeconds(payout.created),
  arrivesAt: DateTime.fromSeconds(payout.arrival_date),
})
