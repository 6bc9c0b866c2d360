import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import Listing from '#catalog/models/listing'
import ListingPolicy from '#catalog/policies/listing_policy'

export const LISTING_STATES = ['offered', 'draft', 'taken_down'] as const
export type ListingState = (typeof LISTING_STATES)[number]

const PAGE = 25

/** `q` is part of a name, an agent id or a publisher's name; `before` the id of a listing (ids rise with time). */
export type ListingSearch = { q?: string; state?: ListingState; before?: string }

/** Every listing in any state, newest first, 25 at a time, with its publisher. For admins; others get NotFound. */
export async function curatedListings(
  actor: Actor,
  { q, state, before }: ListingSearch = {}
): Promise<{ listings: Listing[]; next: string | null }> {
  await bouncerFor(actor).with(ListingPolicy).authorize('oversee')
  const query = Listing.query()
    .preload('publisher')
    .orderBy('id', 'desc')
    .limit(PAGE + 1)
  if (q) whereNamed(query, q)
  if (state === 'taken_down') query.whereNotNull('takenDownAt')
  else if (state) query.whereNull('takenDownAt')
  if (state === 'offered') query.whereNotNull('publishedAt')
  if (state === 'draft') query.whereNull('publishedAt')
  if (before) query.where('id', '<', before)

  const found = await query
  const listings = found.slice(0, PAGE)
  return { listings, next: found.length > PAGE ? listings.at(-1)!.id : null }
}

function whereNamed(query: ModelQueryBuilderContract<typeof Listing>, q: string) {
  query.where((either) => {
    either
      .whereRaw('strpos(lower(listings.name), lower(?)) > 0', [q])
      .orWhereRaw('strpos(agent_id_folded, lower(?)) > 0', [q])
      .orWhereHas('publisher', (publisher) => {
        publisher.whereRaw('strpos(lower(display_name), lower(?)) > 0', [q])
      })
  })
}
