import { eligibilityOf } from './eligibility.js'
import type { EntitlementFacts, ListingFacts, ReleaseFacts } from './facts.js'
import { keptUntil } from './subscription_state.js'
import { updatesUntil } from './update_window.js'

/**
 * What stays when nothing more is paid for, as far as it is published: the versions open after an update window, or
 * after the time a subscription is paid for; all that is open now, where a line was bought for ever.
 */
export function keptOf<Release extends ReleaseFacts>(
  facts: EntitlementFacts,
  listing: Omit<ListingFacts, 'releases'>,
  releases: readonly Release[],
  at: Date
): Release[] {
  const last = lastMoment(facts, at)
  const ended = facts.terms === 'one_time_major' ? facts : { ...facts, cancelsAt: last }
  const all = { ...listing, releases }
  return releases.filter((release) => eligibilityOf(ended, all, release, last).eligible)
}

function lastMoment(facts: EntitlementFacts, at: Date): Date {
  if (facts.terms === 'subscription_updates') {
    const paid = keptUntil(facts, at)
    return paid && paid > at ? paid : at
  }
  const until = updatesUntil(facts)
  return until && until >= at ? new Date(+until + 1) : at
}
