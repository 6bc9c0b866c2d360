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

/** What the home page shows: four that the curator featured, the six newest and the six most downloaded. */
export async function shopWindow(): Promise<
  Record<'featured' | 'newest' | 'popular', ListingCard[]>
> {
  return {
    featured: await listingCards(top('listings.featured_at', 4), 'time'),
    newest: await listingCards(top('listings.published_at'), 'time'),
    popular: await listingCards(top('listings.downloads_count'), 'number'),
  }
}

/** What a publisher offers, newest first, at most a hundred. */
export function offeredBy(publisherId: string): Promise<ListingCard[]> {
  const offered = top('listings.published_at', 100).where('listings.publisher_id', publisherId)
  return listingCards(offered, 'time')
}

function top(column: string, limit = SHOWN) {
  return matchingListings(EVERYTHING, 'words')
    .select('listings.id', `${column} as key`)
    .whereNotNull(column)
    .orderByRaw(`${column} desc, listings.id desc`)
    .limit(limit)
}
