import { entitlementState } from './entitlement_state.js'
import type { EntitlementFacts } from './facts.js'
import { keptUntil, subscriptionStanding } from './subscription_state.js'
import { updatesUntil } from './update_window.js'

/** Whether releases still to come are included, and until when those that come are, or were; null: for ever. */
export function includedUpdates(
  facts: EntitlementFacts,
  at: Date
): { allowed: boolean; until: Date | null } {
  const { status } = entitlementState(facts, at)
  if (facts.terms === 'one_time_major') {
    const until = updatesUntil(facts)
    return { allowed: status === 'active' && (until === null || at <= until), until }
  }
  const standing = subscriptionStanding(facts, at)
  return {
    allowed: status === 'active' || status === 'past_due',
    until:
      standing.status === 'inactive' ? (keptUntil(facts, at) ?? standing.since) : standing.until,
  }
}
