import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import { isPlainText } from '#shared/plain_text'
import Listing from '#catalog/models/listing'
import ListingPolicy from '#catalog/policies/listing_policy'

/**
 * The listing of an agent id in whatever case, with its publisher and plans, if the actor may see it:
 * everybody what is offered, its publisher and admins also a draft or what was taken down. Throws NotFound.
 */
export async function findListing(actor: Actor, agentId: string): Promise<Listing> {
  const listing = isPlainText(agentId)
    ? await Listing.query()
        .whereRaw('agent_id_folded = lower(?)', [agentId])
        .preload('publisher')
        .preload('plans', (plans) =>
          plans
            .orderBy('major')
            .orderBy('createdAt')
            .preload('prices', (prices) => prices.orderBy('currency'))
        )
        .first()
    : null
  if (!listing) throw new NotFound()
  if (await bouncerFor(actor).with(ListingPolicy).denies('view', listing)) throw new NotFound()
  return listing
}
