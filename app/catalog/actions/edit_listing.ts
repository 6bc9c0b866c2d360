import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import type Listing from '#catalog/models/listing'
import ListingPolicy from '#catalog/policies/listing_policy'
import { detailsOf, renderedDescription, type ListingDetails } from '#catalog/listing_details'
import { announceChange } from '#catalog/announce_change'
import { missingText } from '#catalog/readiness'
import { lockedListing } from '#catalog/queries/locked_listing'
import { ListingNotReady } from '#catalog/errors'

/** Changes what a listing says. The agent id is for ever, and what is public stays complete. */
export default class EditListing {
  async handle(
    actor: Actor,
    listingId: string,
    changes: Partial<ListingDetails>
  ): Promise<Listing> {
    const rendered = await renderedDescription(changes)
    return db.transaction(async (trx) => {
      const listing = await lockedListing(trx, listingId)
      await bouncerFor(actor).with(ListingPolicy).authorize('edit', listing)

      listing.merge({ ...detailsOf(changes), ...rendered })
      const missing = missingText(listing)
      if (listing.isPublished && missing.length > 0) throw new ListingNotReady(missing)
      const changed = Object.keys(listing.$dirty).filter((name) => name !== 'descriptionHtml')
      await listing.save()
      await announceChange(trx)
      await record(trx, actor, 'listing.edited', listing, {
        publisherId: listing.publisherId,
        details: { changed },
      })
      return listing
    })
  }
}
