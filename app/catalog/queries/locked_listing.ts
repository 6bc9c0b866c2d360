import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { NotFound } from '#shared/refusal'
import Listing from '#catalog/models/listing'

/** The listing an action decides about, with its publisher, held until the transaction ends. Throws NotFound. */
export async function lockedListing(trx: TransactionClientContract, id: string): Promise<Listing> {
  const listing = await Listing.query({ client: trx })
    .where('id', id)
    .preload('publisher')
    .forUpdate()
    .first()
  if (!listing) throw new NotFound()
  return listing
}
