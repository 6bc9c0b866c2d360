import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import BillingPolicy from '#billing/policies/billing_policy'
import type { EventState } from '#billing/queries/stripe_events'

export type EventCounts = Record<EventState, number> & { oldestWaiting: Date | null }

/** How many of Stripe's events are in each state, and when the oldest that waits came. For admins; others get NotFound. */
export async function stripeEventCounts(actor: Actor): Promise<EventCounts> {
  await bouncerFor(actor).with(BillingPolicy).authorize('readEvents')
  const { rows } = await db.rawQuery<{
    rows: { state: EventState; count: number; oldest: Date }[]
  }>(
    'select state, count(*) as count, min(received_at) as oldest from stripe_events group by state'
  )
  const counts = { pending: 0, applied: 0, ignored: 0, parked: 0, dead: 0 }
  for (const { state, count } of rows) counts[state] = count
  return { ...counts, oldestWaiting: rows.find(({ state }) => state === 'pending')?.oldest ?? null }
}
