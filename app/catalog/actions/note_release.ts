import type { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import type Listing from '#catalog/models/listing'
import ListingPolicy from '#catalog/policies/listing_policy'
import { announceChange } from '#catalog/announce_change'
import { lockedListing } from '#catalog/queries/locked_listing'

export type NewestRelease = {
  /** Null when nothing is left to offer, as after a yank of the only release. */
  latestVersion: string | null
  permissionDomains: string[]
  releasedAt: DateTime | null
}

/** Keeps what the catalogue shows and searches about releases in step with them; told by whoever publishes or yanks. */
export default class NoteRelease {
  async handle(
    actor: Actor,
    listingId: string,
    newest: NewestRelease,
    within?: TransactionClientContract
  ): Promise<Listing> {
    return (within ?? db).transaction(async (trx) => {
      const listing = await lockedListing(trx, listingId)
      await bouncerFor(actor).with(ListingPolicy).authorize('noteRelease', listing)

      const { latestVersion, permissionDomains, releasedAt } = newest
      await listing.merge({ latestVersion, permissionDomains, releasedAt }).save()
      await announceChange(trx)
      await record(trx, actor, 'listing.release_noted', listing, {
        publisherId: listing.publisherId,
        details: { latestVersion },
      })
      return listing
    })
  }
}
