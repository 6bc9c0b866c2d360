import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { NotFound } from '#shared/refusal'
import Listing from '#catalog/models/listing'
import Plan from '#catalog/models/plan'

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

/** As above, by one of its plans: read the plan itself only after that, for it may have changed meanwhile. */
export async function lockedListingOf(
  trx: TransactionClientContract,
  planId: string
): Promise<Listing> {
  const plan = await Plan.find(planId, { client: trx })
  if (!plan) throw new NotFound()
  return lockedListing(trx, plan.listingId)
}
