import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import type Release from '#releases/models/release'
import { latestOf } from '#releases/latest'
import Entitlement from '#entitlements/models/entitlement'
import EntitlementPolicy from '#entitlements/policies/entitlement_policy'
import { listingFacts, releaseFacts } from '#entitlements/queries/release_facts'
import { releasesSeenBy } from '#entitlements/queries/releases_seen_by'
import { explain, type Explanation } from '#entitlements/terms/explanation'
import type { EntitlementFacts } from '#entitlements/terms/facts'
import { keptOf } from '#entitlements/terms/kept'

export type ExplainedRelease = {
  entitlement: Entitlement
  /** Every published version, the newest first. */
  releases: Release[]
  release: Release
  explanation: Explanation
  /** What stays when nothing more is paid for, the newest first. */
  kept: Release[]
  /** Whose entitlement it is: the publisher does not learn it. */
  isOwn: boolean
}

/**
 * Whether an entitlement opened a version at a moment, and why: for its buyer, the listing's publisher and admins. The
 * newest version unless told. Throws NotFound.
 */
export async function explainedRelease(
  actor: Actor,
  entitlementId: string,
  version: string | undefined,
  at: Date
): Promise<ExplainedRelease> {
  const entitlement = await Entitlement.query()
    .where('id', entitlementId)
    .withScopes((entitlements) => entitlements.withFacts())
    .preload('listing', (listing) => listing.preload('publisher').preload('plans'))
    .first()
  if (!entitlement) throw new NotFound()
  const bouncer = bouncerFor(actor).with(EntitlementPolicy)
  await bouncer.authorize('explain', entitlement)
  const releases = (await releasesSeenBy([entitlement.listingId])).get(entitlement.listingId) ?? []
  const release = version
    ? releases.find((published) => published.version === version)
    : (latestOf(releases) ?? releases.at(0))
  if (!release) throw new NotFound()

  const mayRead = await bouncer.allows('read', entitlement)
  const facts = mayRead ? entitlement.facts : withoutMessages(entitlement.facts)
  const listing = listingFacts(entitlement.listing, releases, at)
  const question = { entitlements: [facts], listing, release: releaseFacts(release) }
  const keptVersions = keptOf(facts, listing, listing.releases, at).map((kept) => kept.version)
  return {
    entitlement,
    releases,
    release,
    explanation: explain(question, at),
    kept: releases.filter((published) => keptVersions.includes(published.version)),
    isOwn: actor.kind === 'user' && actor.id === entitlement.userId,
  }
}

/** What an admin wrote to the buyer is the buyer's. */
const withoutMessages = (facts: EntitlementFacts): EntitlementFacts => ({
  ...facts,
  revocations: facts.revocations.map((revocation) => ({ ...revocation, message: null })),
})
