import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import Checkout from '#billing/models/checkout'
import BillingPolicy from '#billing/policies/billing_policy'

const SHOWN = 20

/** Money that no rule of ours may move any further, and why. */
export type Trouble = {
  id: string
  /** A stable code; the desk has a sentence for each. */
  kind: 'mismatched'
  agent: string
  major: number
  buyer: string
  amountInCents: number
  currency: string
  /** What to look it up by at Stripe. */
  stripeId: string | null
  at: Date
}

/** Payments that want somebody to look, newest first, twenty of a kind at most. For admins; others get NotFound. */
export async function troubledPayments(actor: Actor): Promise<Trouble[]> {
  await bouncerFor(actor).with(BillingPolicy).authorize('oversee')
  return mismatched()
}

async function mismatched(): Promise<Trouble[]> {
  const checkouts = await Checkout.query()
    .where('status', 'mismatched')
    .preload('listing')
    .preload('user')
    .orderBy('id', 'desc')
    .limit(SHOWN)
  return checkouts.map((checkout) => ({
    id: checkout.id,
    kind: 'mismatched',
    agent: checkout.listing.name,
    major: checkout.major,
    buyer: checkout.user.fullName,
    amountInCents: checkout.amountInCents,
    currency: checkout.currency,
    stripeId: checkout.stripeSessionId,
    at: (checkout.closedAt ?? checkout.createdAt).toJSDate(),
  }))
}
