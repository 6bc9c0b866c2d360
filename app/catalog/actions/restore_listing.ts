import db from '@adonisjs/lucid/services/db'
import { mailLater } from '#shared/mail'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import type Listing from '#catalog/models/listing'
import ListingPolicy from '#catalog/policies/listing_policy'
import { listingRestored } from '#catalog/mails/listing_restored'
import { announceChange } from '#catalog/announce_change'
import { lockedListing } from '#catalog/queries/locked_listing'
import { ListingNotTakenDown } from '#catalog/errors'

/** Gives a listing that was taken down back to the public, as it was. */
export default class RestoreListing {
  async handle(actor: Actor, listingId: string, reason: string): Promise<Listing> {
    return db.transaction(async (trx) => {
      const listing = await lockedListing(trx, listingId)
      await bouncerFor(actor).with(ListingPolicy).authorize('restore', listing)
      if (!listing.isTakenDown) throw new ListingNotTakenDown()

      await listing.merge({ takenDownAt: null, takenDownReason: null }).save()
      await announceChange(trx)
      await record(trx, actor, 'listing.restored', listing, {
        publisherId: listing.publisherId,
        details: { reason },
      })
      await listing.publisher.load('user')
      await mailLater(trx, listingRestored(listing.publisher.user.email, listing))
      return listing
    })
  }
}
