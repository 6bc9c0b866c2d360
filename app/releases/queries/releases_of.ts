import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Release from '#releases/models/release'
import { newestFirst } from '#releases/latest'

/** Every release of a listing, drafts included, newest version first, with artifacts. For its publisher. */
export async function releasesOf(listingId: string): Promise<Release[]> {
  return newestFirst(await Release.query().where('listingId', listingId).preload('artifacts'))
}

/** What the public may know of: published and not taken down, yanked ones included, newest version first. */
export async function publishedReleasesOf(
  listingId: string,
  client?: TransactionClientContract
): Promise<Release[]> {
  const releases = await Release.query({ client })
    .where('listingId', listingId)
    .whereNotNull('publishedAt')
    .whereNull('takenDownAt')
    .preload('artifacts')
  return newestFirst(releases)
}
