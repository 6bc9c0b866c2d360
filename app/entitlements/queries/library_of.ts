import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import type Release from '#releases/models/release'
import { latestOf } from '#releases/latest'
import Entitlement from '#entitlements/models/entitlement'
import EntitlementPolicy from '#entitlements/policies/entitlement_policy'
import { listingFacts, releaseFacts } from '#entitlements/queries/release_facts'
import { releasesSeenBy } from '#entitlements/queries/releases_seen_by'
import { entitlementState, type EntitlementState } from '#entitlements/terms/entitlement_state'
import { eligibilityOf, type Eligibility } from '#entitlements/terms/eligibility'

export type ReleaseVerdict = { release: Release; verdict: Eligibility }

/** One entitlement with everything that explains it, at one moment. Newest version first. */
export type LibraryEntry = {
  at: Date
  entitlement: Entitlement
  state: EntitlementState
  releases: ReleaseVerdict[]
  /** The newest version that may be downloaded, as “latest” chooses it; null when there is none. */
  latest: Release | null
}

/** Everything the actor owns: what runs before what does not, newest first. Only people have a library. */
export async function libraryOf(actor: Actor): Promise<LibraryEntry[]> {
  if (actor.kind !== 'user') return []
  const entitlements = await withEverything().where('userId', actor.id)
  const entries = await explained(entitlements, new Date())
  return entries.sort((one, other) => Number(isOpen(other)) - Number(isOpen(one)))
}

const isOpen = ({ state }: LibraryEntry) => ['active', 'past_due'].includes(state.status)

/** One entitlement as it was at a moment, for its buyer or an admin; now, unless asked. Throws NotFound. */
export async function entitlementOf(
  actor: Actor,
  entitlementId: string,
  at = new Date()
): Promise<LibraryEntry> {
  const entitlement = await withEverything().where('id', entitlementId).first()
  if (!entitlement) throw new NotFound()
  await bouncerFor(actor).with(EntitlementPolicy).authorize('read', entitlement)
  const [entry] = await explained([entitlement], at)
  return entry
}

const withEverything = () =>
  Entitlement.query()
    .withScopes((entitlements) => entitlements.withFacts())
    .preload('listing', (listing) => listing.preload('publisher').preload('plans'))
    .orderBy('issuedAt', 'desc')
    .orderBy('id', 'desc')

/** Whether a release had been yanked by a moment. */
export const wasYanked = ({ yankedAt }: Release, at: Date) =>
  yankedAt !== null && yankedAt.toJSDate() <= at

async function explained(entitlements: Entitlement[], at: Date): Promise<LibraryEntry[]> {
  const releases = await releasesSeenBy(entitlements.map(({ listingId }) => listingId))
  return entitlements.map((entitlement) => {
    const all = releases.get(entitlement.listingId) ?? []
    const published = all.filter(({ publishedAt }) => publishedAt!.toJSDate() <= at)
    const listing = listingFacts(entitlement.listing, published, at)
    const verdicts = published.map((release) => ({
      release,
      verdict: eligibilityOf(entitlement.facts, listing, releaseFacts(release), at),
    }))
    const offered = verdicts.filter(
      ({ release, verdict }) => verdict.eligible && !wasYanked(release, at)
    )
    return {
      at,
      entitlement,
      state: entitlementState(entitlement.facts, at),
      releases: verdicts,
      latest: latestOf(offered.map(({ release }) => release)) ?? null,
    }
  })
}
