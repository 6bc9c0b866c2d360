import { BasePolicy } from '@adonisjs/bouncer'
import type { Actor } from '#accounts/actor'
import { absent } from '#accounts/bouncer_for'
import type Purchase from '#billing/models/purchase'
import type RefundRequest from '#billing/models/refund_request'

const isAdmin = (actor: Actor) => actor.kind === 'user' && actor.isAdmin
const isBuyer = (actor: Actor, { userId }: Purchase) => actor.kind === 'user' && actor.id === userId

/** Who may ask for money back, and who answers. Requests come with their purchase, its listing and the publisher. */
export default class RefundRequestPolicy extends BasePolicy {
  /** Whoever paid, also while they may not buy. */
  ask(actor: Actor, purchase: Purchase) {
    return isBuyer(actor, purchase) || absent()
  }

  withdraw(actor: Actor, { purchase }: RefundRequest) {
    return isBuyer(actor, purchase) || absent()
  }

  /** The publisher who sold it, or the marketplace. */
  decide(actor: Actor, { purchase }: RefundRequest) {
    return purchase.listing.publisher.isOwnedBy(actor) || isAdmin(actor) || absent()
  }

  /** What nobody answered in time. */
  escalate(actor: Actor) {
    return actor.kind === 'system'
  }

  oversee(actor: Actor) {
    return isAdmin(actor) || absent()
  }
}
