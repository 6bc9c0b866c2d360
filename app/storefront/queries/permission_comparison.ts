import { NotFound } from '#shared/refusal'
import type Listing from '#catalog/models/listing'
import { authorityChange } from '#releases/authority_change'
import { publishedReleasesOf } from '#releases/queries/releases_of'

/** Versions as an address names them, or something else. */
export type Compared = { from?: unknown; to?: unknown }

/**
 * What two published versions of an agent ask for, side by side: unless told, its latest and the one before it. `change`
 * is null where there is nothing to compare. Throws NotFound for a version that is not there.
 */
export async function permissionComparison(listing: Listing, { from, to }: Compared) {
  const releases = await publishedReleasesOf(listing.id)
  const wanted = (version: unknown) => {
    const found = releases.find((release) => release.version === version)
    if (!found) throw new NotFound()
    return found
  }
  const latest = to || listing.latestVersion
  const later = latest ? wanted(latest) : releases.at(0)
  const earlier = from ? wanted(from) : later && releases.at(releases.indexOf(later) + 1)
  return {
    agent: { agentId: listing.agentId, name: listing.name },
    versions: releases.map(({ version }) => version),
    change: earlier && later ? authorityChange(earlier, later) : null,
  }
}
