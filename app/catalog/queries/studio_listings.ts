import type { Actor } from '#accounts/actor'
import { NotFound } from '#shared/refusal'
import Listing from '#catalog/models/listing'

/** Read policy of the studio: a publisher's own listings, and nobody else's, newest first, at most 200. */
export function studioListings(actor: Actor) {
  const listings = Listing.query()
  if (actor.kind === 'user')
    listings.whereHas('publisher', (publisher) => publisher.where('userId', actor.id))
  else listings.whereRaw('false')
  return listings
    .preload('publisher')
    .preload('plans', (plans) =>
      plans
        .orderBy('major')
        .orderBy('createdAt')
        .preload('prices', (prices) => prices.orderBy('currency'))
    )
    .orderBy('createdAt', 'desc')
    .limit(200)
}

/** One of the actor's own listings, with publisher and plans. Throws NotFound. */
export async function studioListing(actor: Actor, id: string): Promise<Listing> {
  const listing = await studioListings(actor).where('listings.id', id).first()
  if (!listing) throw new NotFound()
  return listing
}
