import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { cursorText, type Cursor } from '#catalog/queries/cursor'
import { listingCards, type ListingCard } from '#catalog/queries/listing_cards'
import { matchingListings, type Match } from '#catalog/queries/matching_listings'
import { rankedListings } from '#catalog/queries/ranked_listings'
import type { ListingFilters, Sort } from '#catalog/queries/listing_filters'

export const PAGE_SIZE = 24

type SortColumn = { column: string; key: 'number' | 'time'; nulls?: string }

/** Each as its index has it (see 0005_catalog): another order of nulls would not use it. */
const SORTED_BY: Record<Exclude<Sort, 'relevance'>, SortColumn> = {
  popular: { column: 'listings.downloads_count', key: 'number' },
  released: { column: 'listings.released_at', key: 'time', nulls: 'nulls last' },
  newest: { column: 'listings.published_at', key: 'time' },
}

export type BrowsePage = {
  listings: ListingCard[]
  /** How the words were matched: `alike` when nothing has them as they were typed. */
  match: Match
  /** Cursor texts for the pages beside this one. */
  next: string | null
  previous: string | null
}

/** One page of what the filters ask for, by cursor, never by offset. What does not match as typed is tried by likeness. */
export async function browseListings(
  filters: ListingFilters,
  currency: string | null = null
): Promise<BrowsePage> {
  const exact = await pageOf(filters, 'words', currency)
  if (!filters.q || exact.listings.length > 0) return exact
  return pageOf(filters, 'alike', currency)
}

async function pageOf(
  filters: ListingFilters,
  match: Match,
  currency: string | null
): Promise<BrowsePage> {
  const { sort, cursor } = filters
  const key = sort === 'relevance' ? 'number' : SORTED_BY[sort].key
  const chosen = sort === 'relevance' ? ranked(filters, match) : sorted(filters, match, sort)
  const cards = await listingCards(chosen.limit(PAGE_SIZE + 1), key, currency)
  const isBefore = cursor?.side === 'before'
  const hasMore = cards.length > PAGE_SIZE
  const listings = isBefore ? cards.slice(-PAGE_SIZE) : cards.slice(0, PAGE_SIZE)
  const [first, last] = [listings.at(0), listings.at(-1)]
  return {
    listings,
    match,
    next: last && (isBefore || hasMore) ? cursorText(last) : null,
    previous: first && (isBefore ? hasMore : cursor) ? cursorText(first) : null,
  }
}

function sorted(filters: ListingFilters, match: Match, sort: Exclude<Sort, 'relevance'>) {
  const { column, nulls } = SORTED_BY[sort]
  const listings = matchingListings(filters, match)
    .select('listings.id', `${column} as key`)
    .whereNotNull(column)
  return beside(listings, [column, 'listings.id'], filters.cursor, nulls)
}

function ranked(filters: ListingFilters, match: Match) {
  const rows = db.from(rankedListings(filters, match).as('ranked')).select('id', 'key')
  return beside(rows, ['key', 'id'], filters.cursor)
}

/** Orders by key and id, largest first, from the cursor on; backwards for the page before it. */
function beside(
  rows: DatabaseQueryBuilderContract,
  [key, id]: [string, string],
  cursor: Cursor | null,
  nulls = ''
) {
  if (!cursor) return rows.orderByRaw(`${key} desc ${nulls}, ${id} desc`)
  const isBefore = cursor.side === 'before'
  return rows
    .whereRaw(`(${key}, ${id}) ${isBefore ? '>' : '<'} (?, ?::uuid)`, [cursor.key, cursor.id])
    .orderByRaw(isBefore ? `${key}, ${id}` : `${key} desc ${nulls}, ${id} desc`)
}
