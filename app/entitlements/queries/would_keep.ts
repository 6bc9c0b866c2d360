import type Listing from '#catalog/models/listing'
import type Plan from '#catalog/models/plan'
import type Release from '#releases/models/release'
import { exactly, type ExactVersion } from '#entitlements/exact_version'
import { listingFacts } from '#entitlements/queries/release_facts'
import { keptOf } from '#entitlements/terms/kept'
import { entitlementFrom } from '#entitlements/terms/would_keep'

/**
 * What somebody who pays for a plan now would keep if nothing were ever paid or published again, the newest first. The
 * releases are all that were published; nothing of a plan that costs nothing, for then there is nothing to lose.
 */
export function wouldKeep(plan: Plan, listing: Listing, releases: Release[]): ExactVersion[] {
  if (plan.isFree) return []
  const now = new Date()
  const facts = { ...listingFacts(listing, releases, now), isFree: false }
  const kept = keptOf(entitlementFrom(plan, now), facts, facts.releases, now)
  const versions = new Set(kept.map(({ version }) => version))
  return releases.filter(({ version }) => versions.has(version)).map(exactly)
}
