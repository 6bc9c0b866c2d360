import { entitlementState } from './entitlement_state.js'
import { oneTimeMajor } from './one_time_major.js'
import { subscriptionUpdates } from './subscription_updates.js'
import { eligible, refused } from './facts.js'
import type { Eligibility, EntitlementFacts, ListingFacts, ReleaseFacts } from './facts.js'

export type { Eligibility, EntitlementFacts, ListingFacts, ReleaseFacts } from './facts.js'

/**
 * Whether a release may be downloaded with an entitlement (or with none) at a moment, and why.
 * The one rule behind the library page, the download door, the registry API and git.
 */
export function eligibilityOf(
  entitlement: EntitlementFacts | null,
  listing: ListingFacts,
  release: ReleaseFacts,
  at: Date
): Eligibility {
  const withheld = withheldFromAll(listing, release, at)
  if (withheld) return withheld
  return covered(entitlement, listing, asOf(release, at), at)
}

/** What was yanked later was not yanked yet. */
const asOf = (release: ReleaseFacts, at: Date): ReleaseFacts =>
  release.yankedAt && release.yankedAt > at ? { ...release, yankedAt: null } : release

function covered(
  entitlement: EntitlementFacts | null,
  listing: ListingFacts,
  release: ReleaseFacts,
  at: Date
): Eligibility {
  if (listing.isFree && !release.yankedAt)
    return eligible('free', 'This agent is free: anyone who has signed in may download it.')

  if (!entitlement) return withoutEntitlement(listing, release)
  const { status, reason, message } = entitlementState(entitlement, at)
  if (status === 'revoked') return refused(reason, message)
  switch (entitlement.terms) {
    case 'one_time_major':
      if (status !== 'active') return refused(reason, message)
      return oneTimeMajor(entitlement, release, listing.releases, at)
    case 'subscription_updates':
      return subscriptionUpdates(entitlement, release, listing.releases, at)
  }
}

/**
 * The same with everything a person holds for one listing: access is the union of their entitlements.
 * What had not begun is nothing yet. When nothing covers the release, the refusal nearest to it speaks: that of its own major line, then that of a
 * subscription, then any other.
 */
export function bestEligibility(
  entitlements: EntitlementFacts[],
  listing: ListingFacts,
  release: ReleaseFacts,
  at: Date
): Eligibility {
  const begun = entitlements.filter(({ issuedAt }) => issuedAt <= at)
  if (begun.length === 0) return eligibilityOf(null, listing, release, at)
  const verdicts = begun.map((entitlement) => ({
    entitlement,
    verdict: eligibilityOf(entitlement, listing, release, at),
  }))
  const best =
    verdicts.find(({ verdict }) => verdict.eligible) ??
    verdicts.find(({ entitlement }) => entitlement.major === release.major) ??
    verdicts.find(({ entitlement }) => entitlement.terms === 'subscription_updates') ??
    verdicts[0]
  return best.verdict
}

function withheldFromAll(listing: ListingFacts, release: ReleaseFacts, at: Date) {
  if (!release.publishedAt || release.publishedAt > at)
    return refused('not_published', `Version ${release.version} has not been published.`)
  if (listing.takenDownAt && listing.takenDownAt <= at)
    return refused(
      'listing_taken_down',
      'The marketplace has taken this agent down; none of its releases can be downloaded.'
    )
  if (release.takenDownAt && release.takenDownAt <= at)
    return refused(
      'taken_down',
      `The marketplace has taken version ${release.version} down; nobody can download it.`
    )
  return null
}

function withoutEntitlement(listing: ListingFacts, release: ReleaseFacts): Eligibility {
  if (listing.isFree)
    return refused(
      'yanked',
      `Version ${release.version} was yanked by its publisher and is not offered any more. Take another version.`
    )
  return refused(
    'no_entitlement',
    `You have no entitlement for this agent. Its page says how to get version ${release.version}.`
  )
}
