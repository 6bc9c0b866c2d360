import db from '@adonisjs/lucid/services/db'
import { matchingListings, relevance, type Match } from '#catalog/queries/matching_listings'
import { searchText } from '#catalog/queries/search_text'
import type { ListingFilters } from '#catalog/queries/listing_filters'

/** Ranking costs as much as there is to rank: no more than this many take part. */
const RANKED = 500
/** For a word that nearly everybody uses, so many of the most downloaded are looked through besides. */
const POPULAR = 2000

/**
 * `id` and `key` (how well it answers) of the listings that match, without order. However frequent a word is, the
 * work is bounded: all matches of a rare word; of a frequent one, some, and those among the most downloaded.
 */
export function rankedListings(filters: ListingFilters, match: Match) {
  const columns = ['listings.id', 'listings.name', 'listings.search']
  const matching = matchingListings(filters, match).select(columns).limit(RANKED)
  const key = relevance(filters.q, match)
  if (match === 'alike') return db.from(matching.as('matching')).select('id', key)

  const popular = matchingListings({ ...filters, q: '' }, match)
    .select(columns)
    .orderByRaw('listings.downloads_count desc, listings.id desc')
    .limit(POPULAR)
  return db
    .from('matching')
    .withMaterialized('matching', matching)
    .select('id', key)
    .union((others) =>
      others
        .from(popular.as('popular'))
        .select('id', key)
        .whereRaw('(select count(*) from matching) = ?', [RANKED])
        .whereRaw(`search @@ to_tsquery('english', ?)`, [searchText(filters.q) ?? ''])
    )
}
