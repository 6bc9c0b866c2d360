import { authorityChange, type AuthorityChange } from '#releases/authority_change'
import { newestFirst } from '#releases/latest'
import type Release from '#releases/models/release'
import { publishedReleasesOf } from '#releases/queries/releases_of'

/** What becomes of an agent's authority with a release, after the published one before it; null for a first release. */
export async function changeSinceBefore(release: Release): Promise<AuthorityChange | null> {
  const published = await publishedReleasesOf(release.listingId)
  const others = published.filter(({ id }) => id !== release.id)
  const line = newestFirst([...others, release])
  const before = line[line.indexOf(release) + 1]
  return before ? authorityChange(before, release) : null
}
