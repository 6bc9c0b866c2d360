import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#accounts/actor'
import Publisher from '#publishers/models/publisher'

/** The publisher that the actor is, or null: only people publish. */
export async function publisherOf(
  actor: Actor,
  client?: TransactionClientContract
): Promise<Publisher | null> {
  return actor.kind === 'user' ? Publisher.findBy('userId', actor.id, { client }) : null
}
