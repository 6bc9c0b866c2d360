import { listingCards, type ListingCard } from '#catalog/queries/listing_cards'
import { matchingListings } from '#catalog/queries/matching_listings'

const SHOWN = 6
const EVERYTHING = {
  q: '',
  price: '',
  integration: '',
  tag: '',
  domain: '',
  verified: false,
} as const

/**
 * What the home page shows: four that the curator featured, the six newest and the six most downloaded; prices in
 * the currency that the reader chose, if any.
 */
export async function shopWindow(
  currency: string | null = null
): Promise<Record<'featured' | 'newest' | 'popular', ListingCard[]>> {
  return {
    featured: await listingCards(top('listings.featured_at', 4), 'time', currency),
    newest: await listingCards(top('listings.published_at'), 'time', currency),
    popular: await listingCards(top('listings.downloads_count'), 'number', currency),
  }
}

/** What a publisher offers, newest first, at most a hundred. */
export function offeredBy(publisherId: string, currency: string | null): Promise<ListingCard[]> {
  const offered = top('listings.published_at', 100).where('listings.publisher_id', publisherId)
  return listingCards(offered, 'time', currency)
}

function top(column: string, limit = SHOWN) {
  return matchingListings(EVERYTHING, 'words')
    .select('listings.id', `${column} as key`)
    .whereNotNull(column)
    .orderByRaw(`${column} desc, listings.id desc`)
    .limit(limit)
}
