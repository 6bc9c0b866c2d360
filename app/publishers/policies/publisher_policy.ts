import { BasePolicy } from '@adonisjs/bouncer'
import type { Actor } from '#accounts/actor'
import { absent } from '#accounts/bouncer_for'
import type Publisher from '#publishers/models/publisher'

export default class PublisherPolicy extends BasePolicy {
  become(actor: Actor) {
    return actor.kind === 'user'
  }

  edit(actor: Actor, publisher: Publisher) {
    return publisher.isOwnedBy(actor) || absent()
  }

  /** Whether money may flow is Stripe's to say: no person, not even an admin, says it instead. */
  notePayouts(actor: Actor, _publisher: Publisher) {
    return actor.kind === 'system' && actor.name === 'stripe'
  }
}
