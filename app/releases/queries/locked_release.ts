import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { NotFound } from '#shared/refusal'
import { lockedListing } from '#catalog/queries/locked_listing'
import Release from '#releases/models/release'

/**
 * The release an action decides about, with its listing, publisher and artifacts. The listing is locked first,
 * as everywhere, so that publishing, yanking and uploading for one agent wait for each other. Throws NotFound.
 */
export async function lockedRelease(trx: TransactionClientContract, id: string): Promise<Release> {
  const found = await Release.query({ client: trx }).where('id', id).select('listingId').first()
  if (!found) throw new NotFound()
  const listing = await lockedListing(trx, found.listingId)
  const release = await Release.query({ client: trx })
    .where('id', id)
    .preload('artifacts')
    .forUpdate()
    .first()
  if (!release) throw new NotFound()
  release.$setRelated('listing', listing)
  return release
}
