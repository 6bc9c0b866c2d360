import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import type Listing from '#catalog/models/listing'
import ListingPolicy from '#catalog/policies/listing_policy'
import { announceChange } from '#catalog/announce_change'
import { lockedListing } from '#catalog/queries/locked_listing'

/** Sets or, with null, removes the curator’s mark. It informs; it permits nothing. */
export default class GiveBadge {
  async handle(actor: Actor, listingId: string, badge: 'verified' | null): Promise<Listing> {
    return db.transaction(async (trx) => {
      const listing = await lockedListing(trx, listingId)
      await bouncerFor(actor).with(ListingPolicy).authorize('giveBadge', listing)
      if (listing.badge === badge) return listing

      await listing.merge({ badge }).save()
      await announceChange(trx)
      await record(trx, actor, 'listing.badge_given', listing, {
        publisherId: listing.publisherId,
        details: { badge },
      })
      return listing
    })
  }
}
