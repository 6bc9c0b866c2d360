import type Release from '#releases/models/release'
import { newestFirst } from '#releases/latest'
import { publishedReleasesOf } from '#releases/queries/releases_of'

export type PermissionChanges = { since: string; added: string[]; removed: string[] }

/** What a release asks for that the published one before it did not, and the reverse; null for a first release. */
export async function permissionChanges(release: Release): Promise<PermissionChanges | null> {
  const published = await publishedReleasesOf(release.listingId)
  const others = published.filter(({ id }) => id !== release.id)
  const line = newestFirst([...others, release])
  const before = line[line.indexOf(release) + 1]
  if (!before) return null
  return {
    since: before.version,
    added: release.permissions.filter((asked) => !before.permissions.includes(asked)),
    removed: before.permissions.filter((asked) => !release.permissions.includes(asked)),
  }
}
