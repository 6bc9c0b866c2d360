import type { Actor } from '#accounts/actor'
import { exactly, type ExactVersion } from '#entitlements/exact_version'
import { entitlementOf } from '#entitlements/queries/library_of'
import { listingFacts, releaseFacts } from '#entitlements/queries/release_facts'
import { eligibilityOf } from '#entitlements/terms/eligibility'

/**
 * The versions that would stay when a subscription ended at a moment, as far as they are published today, the newest
 * first: the same rule as for those that have ended, asked about one that has not. Throws NotFound.
 */
export async function keptAfter(
  actor: Actor,
  entitlementId: string,
  end: Date
): Promise<ExactVersion[]> {
  const { entitlement, releases } = await entitlementOf(actor, entitlementId)
  const { facts } = entitlement
  if (facts.terms !== 'subscription_updates') return []

  const ended = { ...facts, cancelsAt: end }
  const published = releases.map(({ release }) => release)
  const listing = listingFacts(entitlement.listing, published, end)
  return published
    .filter((release) => eligibilityOf(ended, listing, releaseFacts(release), end).eligible)
    .map(exactly)
}
