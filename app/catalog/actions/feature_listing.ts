import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import type Listing from '#catalog/models/listing'
import ListingPolicy from '#catalog/policies/listing_policy'
import { announceChange } from '#catalog/announce_change'
import { lockedListing } from '#catalog/queries/locked_listing'
import { ListingNotOffered } from '#catalog/errors'

/** Puts an offered listing in the shop window. Doing it twice changes nothing. */
export default class FeatureListing {
  async handle(actor: Actor, listingId: string): Promise<Listing> {
    return db.transaction(async (trx) => {
      const listing = await lockedListing(trx, listingId)
      await bouncerFor(actor).with(ListingPolicy).authorize('feature', listing)
      if (!listing.isOffered) throw new ListingNotOffered()
      if (listing.isFeatured) return listing

      await listing.merge({ featuredAt: DateTime.now() }).save()
      await announceChange(trx)
      await record(trx, actor, 'listing.featured', listing, {
        publisherId: listing.publisherId,
      })
      return listing
    })
  }
}
