import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import ListingPolicy from '#catalog/policies/listing_policy'
import type { ListingState } from '#catalog/queries/curated_listings'

/** How many listings are in each state. For admins; others get NotFound. */
export async function listingCounts(actor: Actor): Promise<Record<ListingState, number>> {
  await bouncerFor(actor).with(ListingPolicy).authorize('oversee')
  const { rows } = await db.rawQuery<{ rows: Record<ListingState, number>[] }>(
    `select count(*) filter (where taken_down_at is not null) as taken_down,
            count(*) filter (where taken_down_at is null and published_at is not null) as offered,
            count(*) filter (where taken_down_at is null and published_at is null) as draft
     from listings`
  )
  return rows[0]
}
