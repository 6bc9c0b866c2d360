import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import BillingPolicy from '#billing/policies/billing_policy'

/** Money that no rule of ours may move any further, and why. */
export type Trouble = {
  id: string
  /**
   * `mismatched`: paid, but not what was agreed. `not_given_back`: it should have gone back by itself, and Stripe
   * refused. `held_twice`: two payments for one line count at once, after a refund that failed. `not_billed`: Stripe
   * cannot issue the invoice of a period. `untaxed`: it knows no address, and charges without tax.
   */
  kind: 'mismatched' | 'not_given_back' | 'held_twice' | 'not_billed' | 'untaxed'
  agent: string
  /** The line that was bought; null for a subscription. */
  major: number | null
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
  const { rows } = await db.rawQuery<{ rows: Trouble[] }>(
    `(select c.id, 'mismatched' as kind, l.name as agent, c.major, u.full_name as buyer,
        c.amount_in_cents as "amountInCents", trim(c.currency) as currency, c.stripe_session_id as "stripeId",
        coalesce(c.closed_at, c.updated_at) as at
      from checkouts c join listings l on l.id = c.listing_id join users u on u.id = c.user_id
      where c.status = 'mismatched' order by c.id desc limit 20)
     union all
     (select r.id, 'not_given_back', l.name, p.major, u.full_name, r.amount_in_cents, trim(p.currency),
        p.stripe_payment_intent_id, r.issued_at
      from refunds r join purchases p on p.id = r.purchase_id
        join listings l on l.id = p.listing_id join users u on u.id = p.user_id
      where r.why is not null and r.status in ('failed', 'canceled')
        and p.refunded_in_cents < p.amount_in_cents + p.tax_in_cents
      order by r.id desc limit 20)
     union all
     (select p.id, 'held_twice', l.name, p.major, u.full_name, p.amount_in_cents, trim(p.currency),
        p.stripe_payment_intent_id, p.paid_at
      from entitlements e join purchases p on e.source_ref = 'purchase:' || p.id
        join listings l on l.id = p.listing_id join users u on u.id = p.user_id
      where e.status = 'active' and e.source = 'purchase' and exists (
        select from entitlements o where o.user_id = e.user_id and o.listing_id = e.listing_id
          and o.major = e.major and o.status = 'active' and o.source = 'purchase' and o.id < e.id
          and (o.updates_for_months is null
            or o.issued_at + make_interval(months => o.updates_for_months::int) > e.issued_at))
        and not exists (select from refunds r where r.purchase_id = p.id
          and r.status in ('requested', 'pending', 'requires_action'))
      order by p.id desc limit 20)
     union all
     (select s.id, case when s.why_not_billed is null then 'untaxed' else 'not_billed' end, l.name, null, u.full_name,
        s.amount_in_cents, trim(s.currency), s.stripe_subscription_id, s.updated_at
      from subscriptions s join listings l on l.id = s.listing_id join users u on u.id = s.user_id
      where s.ended_at is null and (s.why_not_billed is not null or s.is_tax_lost)
      order by s.id desc limit 20)`
  )
  return rows
}
