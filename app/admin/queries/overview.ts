import type { Actor } from '#accounts/actor'
import { readiness } from '#shared/readiness'
import { stripeEventCounts } from '#billing/queries/stripe_event_counts'
import { stripeEvents } from '#billing/queries/stripe_events'
import { troubledPayments } from '#billing/queries/troubled_payments'
import { listingCounts } from '#catalog/queries/listing_counts'
import { entitlementCounts } from '#entitlements/queries/entitlement_counts'
import { namedTrail } from '#admin/queries/named_trail'

const LINES = 8

/** The state of the whole shop on one page: what there is, what waits for somebody, what was done last. */
export async function overview(actor: Actor) {
  const [listings, entitlements, counts, dead, parked, troubles, trail, health] = await Promise.all(
    [
      listingCounts(actor),
      entitlementCounts(actor),
      stripeEventCounts(actor),
      stripeEvents(actor, { state: 'dead' }),
      stripeEvents(actor, { state: 'parked' }),
      troubledPayments(actor),
      namedTrail(actor),
      readiness(),
    ]
  )
  const { oldestWaiting, ...events } = counts
  return {
    counts: { listings, entitlements, events },
    oldestWaiting: oldestWaiting?.toISOString() ?? null,
    checks: Object.entries(health.checks).map(([name, check]) => ({ name, ...check })),
    stuck: [...dead.events, ...parked.events].slice(0, LINES),
    troubles,
    trail: trail.events.slice(0, LINES),
  }
}
