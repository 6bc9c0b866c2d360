import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { publisherOf } from '#publishers/queries/publisher_of'
import Listing from '#catalog/models/listing'
import ListingPolicy from '#catalog/policies/listing_policy'
import { detailsOf, renderedDescription, type ListingDetails } from '#catalog/listing_details'
import { agentIdProblem } from '#catalog/agent_id'
import { AgentIdRefused, AgentIdTaken, NotAPublisher } from '#catalog/errors'

/** Starts a draft and binds it to an agent id, for ever: first come, first served, whatever the case of its letters. */
export default class CreateListing {
  async handle(actor: Actor, details: ListingDetails & { agentId: string }): Promise<Listing> {
    const rendered = await renderedDescription(details)
    return db.transaction(async (trx) => {
      await bouncerFor(actor).with(ListingPolicy).authorize('create')
      const publisher = await publisherOf(actor, trx)
      if (!publisher) throw new NotAPublisher()
      const problem = agentIdProblem(details.agentId)
      if (problem) throw new AgentIdRefused(problem)

      const listing = await Listing.create(
        {
          agentId: details.agentId,
          ...detailsOf(details),
          ...rendered,
          publisherId: publisher.id,
        },
        { client: trx }
      ).catch((error) => {
        throw error.constraint === 'listings_agent_id_folded_key'
          ? new AgentIdTaken(details.agentId)
          : error
      })
      await record(trx, actor, 'listing.created', listing, {
        userId: publisher.userId,
        publisherId: publisher.id,
        details: { agentId: listing.agentId },
      })
      return listing.refresh()
    })
  }
}
