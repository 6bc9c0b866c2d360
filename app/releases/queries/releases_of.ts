import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Release from '#releases/models/release'
import { newestFirst } from '#releases/latest'

/** A list shows none of these, and a single release may carry a megabyte of them. */
const HEAVY = ['manifest', 'files', 'checkReport', 'notes']
const LIGHT = Release.$columns.filter((name) => !HEAVY.includes(name))

/** Every release of a listing, drafts included, newest version first, with artifacts, without manifest, file list and report. For its publisher. */
export async function releasesOf(listingId: string): Promise<Release[]> {
  const releases = await Release.query()
    .select(LIGHT)
    .where('listingId', listingId)
    .preload('artifacts')
  return newestFirst(releases)
}

/** What the public may know of: published and not taken down, yanked ones included, newest version first; as light as above. */
export async function publishedReleasesOf(
  listingId: string,
  client?: TransactionClientContract
): Promise<Release[]> {
  const releases = await Release.query({ client })
    .select(LIGHT)
    .where('listingId', listingId)
    .whereNotNull('publishedAt')
    .whereNull('takenDownAt')
    .preload('artifacts')
  return newestFirst(releases)
}
