import Release from '#releases/models/release'
import { newestFirst } from '#releases/latest'

/** The releases an owner is told about, by listing: everything published, what was yanked or taken down included. */
export async function releasesSeenBy(listingIds: string[]): Promise<Map<string, Release[]>> {
  const releases = await Release.query()
    .whereIn('listingId', [...new Set(listingIds)])
    .whereNotNull('publishedAt')
    .select('id', 'listingId', 'version', 'major', 'prerelease', 'channel', 'notes', 'permissions')
    .select('publishedAt', 'backdatedTo', 'yankedAt', 'yankReason', 'takenDownAt')
    .preload('artifacts')
  return Map.groupBy(newestFirst(releases), ({ listingId }) => listingId)
}
