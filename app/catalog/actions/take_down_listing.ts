import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { mailLater } from '#shared/mail'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import type Listing from '#catalog/models/listing'
import ListingPolicy from '#catalog/policies/listing_policy'
import { listingTakenDown } from '#catalog/mails/listing_taken_down'
import { announceChange } from '#catalog/announce_change'
import { lockedListing } from '#catalog/queries/locked_listing'
import { ListingTakenDown } from '#catalog/errors'

/** Removes a listing from the public, with a reason that its publisher is told. Nothing is deleted. */
export default class TakeDownListing {
  async handle(actor: Actor, listingId: string, reason: string): Promise<Listing> {
    return db.transaction(async (trx) => {
      const listing = await lockedListing(trx, listingId)
      await bouncerFor(actor).with(ListingPolicy).authorize('takeDown', listing)
      if (listing.isTakenDown) throw new ListingTakenDown()

      await listing.merge({ takenDownAt: DateTime.now(), takenDownReason: reason }).save()
      await announceChange(trx)
      await record(trx, actor, 'listing.taken_down', listing, {
        publisherId: listing.publisherId,
        details: { reason },
      })
      await listing.publisher.load('user')
      await mailLater(trx, listingTakenDown(listing.publisher.user.email, listing))
      return listing
    })
  }
}
