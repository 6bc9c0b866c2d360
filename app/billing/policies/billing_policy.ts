import { BasePolicy } from '@adonisjs/bouncer'
import type { Actor } from '#accounts/actor'
import { absent } from '#accounts/bouncer_for'
import type Listing from '#catalog/models/listing'
import type Publisher from '#publishers/models/publisher'
import type Checkout from '#billing/models/checkout'
import type Purchase from '#billing/models/purchase'
import type Subscription from '#billing/models/subscription'

const isAdmin = (actor: Actor) => actor.kind === 'user' && actor.isAdmin
const isStripe = (actor: Actor) => actor.kind === 'system'

/** Who may move money. Listings given to these methods carry their publisher. */
export default class BillingPolicy extends BasePolicy {
  /** Any person, for themselves. */
  buy(actor: Actor) {
    return actor.kind === 'user' && !actor.suspendedAt
  }

  readCheckout(actor: Actor, checkout: Checkout) {
    return (actor.kind === 'user' && actor.id === checkout.userId) || absent()
  }

  /** Whoever pays for it decides about it; nobody else sees it here. */
  manageSubscription(actor: Actor, subscription: Subscription) {
    return (actor.kind === 'user' && actor.id === subscription.userId) || absent()
  }

  /** Their own card and invoices, also while they may not buy. */
  managePayment(actor: Actor) {
    return actor.kind === 'user'
  }

  readPurchase(actor: Actor, purchase: Purchase) {
    return (actor.kind === 'user' && actor.id === purchase.userId) || absent()
  }

  /** Coupons are the publisher's own, as the prices are that they take something off. */
  discount(actor: Actor, listing: Listing) {
    return listing.publisher.isOwnedBy(actor) || absent()
  }

  /** The publisher who sold it, or an admin from the desk. */
  refund(actor: Actor, listing: Listing) {
    return listing.publisher.isOwnedBy(actor) || isAdmin(actor) || absent()
  }

  /** What our own rules give back, nobody has to ask for. */
  giveBack(actor: Actor) {
    return isStripe(actor)
  }

  /** What follows from facts between us and a publisher's account. */
  correct(actor: Actor) {
    return isStripe(actor)
  }

  onboard(actor: Actor, publisher: Publisher) {
    return publisher.isOwnedBy(actor) || absent()
  }

  /** What Stripe says happened: only its events, the reconciler and seeds bring that in. */
  noteFacts(actor: Actor) {
    return isStripe(actor)
  }

  /** Asking Stripe anew does no harm; the desk may, to mend what differs. */
  refresh(actor: Actor) {
    return isStripe(actor) || isAdmin(actor) || absent()
  }

  /** The desk looks into anybody's payment. */
  oversee(actor: Actor) {
    return isAdmin(actor) || absent()
  }

  replay(actor: Actor) {
    return isAdmin(actor) || absent()
  }

  readEvents(actor: Actor) {
    return isAdmin(actor) || absent()
  }
}
