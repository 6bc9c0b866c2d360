import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import type Listing from '#catalog/models/listing'
import ListingPolicy from '#catalog/policies/listing_policy'
import { announceChange } from '#catalog/announce_change'
import { missingForPublication } from '#catalog/readiness'
import { lockedListing } from '#catalog/queries/locked_listing'
import { ListingAlreadyPublished, ListingNotReady, ListingTakenDown } from '#catalog/errors'

/** Offers a listing to the public, once nothing is missing. */
export default class PublishListing {
  async handle(actor: Actor, listingId: string): Promise<Listing> {
    return db.transaction(async (trx) => {
      const listing = await lockedListing(trx, listingId)
      await bouncerFor(actor).with(ListingPolicy).authorize('publish', listing)
      if (listing.isTakenDown) throw new ListingTakenDown()
      if (listing.isPublished) throw new ListingAlreadyPublished()
      await listing.load('plans')
      const missing = missingForPublication(listing)
      if (missing.length > 0) throw new ListingNotReady(missing)

      await listing.merge({ publishedAt: DateTime.now() }).save()
      await announceChange(trx)
      await record(trx, actor, 'listing.published', listing, { publisherId: listing.publisherId })
      return listing
    })
  }
}
