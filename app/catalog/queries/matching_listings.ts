import db from '@adonisjs/lucid/services/db'
import { searchText } from '#catalog/queries/search_text'
import type { ListingFilters } from '#catalog/queries/listing_filters'

/** How the words somebody typed are looked for: as they are, or as names that look alike. */
export type Match = 'words' | 'alike'

/** Offered listings that the filters allow, as a builder without columns, order or limit. */
export function matchingListings(filters: Omit<ListingFilters, 'sort' | 'cursor'>, match: Match) {
  const { q, price, integration, tag, domain, verified } = filters
  const listings = db
    .from('listings')
    .whereNotNull('listings.published_at')
    .whereNull('listings.taken_down_at')

  if (q && match === 'words')
    listings.whereRaw(`listings.search @@ to_tsquery('english', ?)`, [searchText(q) ?? ''])
  if (q && match === 'alike') listings.whereRaw('? <% listings.name', [q])
  if (integration) listings.whereRaw('listings.integration_points @> array[?]', [integration])
  if (tag) listings.whereRaw('listings.tags @> array[?]', [tag])
  if (domain) listings.whereRaw('listings.permission_domains @> array[?]', [domain])
  if (verified) listings.where('listings.badge', 'verified')
  if (price)
    listings.whereRaw(
      `exists (select from plans where plans.listing_id = listings.id
        and plans.withdrawn_at is null and plans.kind = ?)`,
      [price === 'free' ? 'free' : 'one_time']
    )
  return listings
}

/** How well a candidate (with `name` and `search`) answers, as a whole number: floats would not survive a cursor. */
export function relevance(q: string, match: Match) {
  return match === 'words'
    ? db.raw(`round(ts_rank(search, to_tsquery('english', ?))::numeric * 1000000)::bigint as key`, [
        searchText(q) ?? '',
      ])
    : db.raw('round(word_similarity(?, name)::numeric * 1000000)::bigint as key', [q])
}
