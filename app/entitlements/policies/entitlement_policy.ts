import { BasePolicy } from '@adonisjs/bouncer'
import type { Actor } from '#accounts/actor'
import { absent } from '#accounts/bouncer_for'
import type Entitlement from '#entitlements/models/entitlement'
import type { RevocationReason } from '#entitlements/terms/facts'
import type Listing from '#catalog/models/listing'

const isAdmin = (actor: Actor) => actor.kind === 'user' && actor.isAdmin

/** Money moves entitlements through the system alone; people only give away, and admins only for cause. */
export default class EntitlementPolicy extends BasePolicy {
  grant(actor: Actor) {
    return actor.kind === 'system'
  }

  /** A subscription's story is billing's to tell. */
  follow(actor: Actor) {
    return actor.kind === 'system'
  }

  /** The publisher of a listing may give it away, and so may an admin. `listing.publisher` must be loaded. */
  grantComplimentary(actor: Actor, listing: Listing) {
    return isAdmin(actor) || listing.publisher.isOwnedBy(actor) || absent()
  }

  /** Refunds and disputes are facts of the payment: nobody can claim one. */
  revoke(actor: Actor, _entitlement: Entitlement, reason: RevocationReason) {
    if (reason === 'refund' || reason === 'dispute') return actor.kind === 'system' || absent()
    return isAdmin(actor) || absent()
  }

  /** What the payment took, the payment gives back; what an admin took, only an admin does. */
  reinstate(actor: Actor, entitlement: Entitlement, reason: RevocationReason) {
    return this.revoke(actor, entitlement, reason)
  }

  /** The desk's list of everybody's entitlements. */
  oversee(actor: Actor) {
    return isAdmin(actor) || absent()
  }

  /** Its buyer, admins, and the bearer of a token that reaches it. */
  read(actor: Actor, entitlement: Entitlement) {
    if (actor.kind === 'install_token')
      return (
        (actor.userId === entitlement.userId &&
          [null, entitlement.id].includes(actor.entitlementId)) ||
        absent()
      )
    return isAdmin(actor) || (actor.kind === 'user' && actor.id === entitlement.userId) || absent()
  }

  /** What opens which version: whoever may read it, and the listing’s publisher, who learns nothing of the buyer by it. */
  explain(actor: Actor, entitlement: Entitlement) {
    if (actor.kind === 'user' && entitlement.listing.publisher.isOwnedBy(actor)) return true
    return this.read(actor, entitlement)
  }

  /** Deriving a status anew does no harm: where only time has passed, and at the desk, to mend one that was written by hand. */
  settle(actor: Actor) {
    return isAdmin(actor) || actor.kind === 'system' || absent()
  }
}
