import type Listing from '#catalog/models/listing'
import type Release from '#releases/models/release'
import type { ListingFacts, ReleaseFacts } from '#entitlements/terms/facts'

/** What the terms ask about a listing at a moment, with everything published of it. `plans` must be loaded. */
export const listingFacts = (
  listing: Listing,
  releases: readonly Release[],
  at: Date
): ListingFacts => ({
  isFree: listing.wasFree(at),
  takenDownAt: listing.takenDownAt?.toJSDate() ?? null,
  releases: releases.map(releaseFacts),
})

/** What the terms ask about a release. */
export const releaseFacts = (release: Release): ReleaseFacts => ({
  version: release.version,
  major: release.major,
  prerelease: release.prerelease,
  publishedAt: release.publishedAt?.toJSDate() ?? null,
  backdatedTo: release.backdatedTo?.toJSDate() ?? null,
  yankedAt: release.yankedAt?.toJSDate() ?? null,
  takenDownAt: release.takenDownAt?.toJSDate() ?? null,
})
