import { BasePolicy } from '@adonisjs/bouncer'
import type { Actor } from '#accounts/actor'
import { absent } from '#accounts/bouncer_for'
import type Listing from '#catalog/models/listing'

const isAdmin = (actor: Actor) => actor.kind === 'user' && actor.isAdmin

/** Listings given to these methods carry their publisher. */
export default class ListingPolicy extends BasePolicy {
  /** Everybody sees what is offered; its publisher and an admin also what is not, or not any more. */
  view(actor: Actor, listing: Listing) {
    return listing.isOffered || listing.publisher.isOwnedBy(actor) || isAdmin(actor) || absent()
  }

  /** A person, for the publisher they are: the action looks that up itself. */
  create(actor: Actor) {
    return actor.kind === 'user'
  }

  edit(actor: Actor, listing: Listing) {
    return listing.publisher.isOwnedBy(actor) || absent()
  }

  /** Not even an admin publishes in a publisher's name. */
  publish(actor: Actor, listing: Listing) {
    return listing.publisher.isOwnedBy(actor) || absent()
  }

  /** Plans are the publisher's own: what is for sale and at which price. */
  price(actor: Actor, listing: Listing) {
    return listing.publisher.isOwnedBy(actor) || absent()
  }

  /** Follows a release: published by the publisher, taken back by an admin, or made by a seed. */
  noteRelease(actor: Actor, listing: Listing) {
    return (
      actor.kind === 'system' || listing.publisher.isOwnedBy(actor) || isAdmin(actor) || absent()
    )
  }

  /** The desk's list of everything, drafts included. */
  oversee(actor: Actor) {
    return isAdmin(actor) || absent()
  }

  takeDown(actor: Actor, _listing: Listing) {
    return isAdmin(actor) || absent()
  }

  restore(actor: Actor, _listing: Listing) {
    return isAdmin(actor) || absent()
  }

  feature(actor: Actor, _listing: Listing) {
    return isAdmin(actor) || absent()
  }

  giveBadge(actor: Actor, _listing: Listing) {
    return isAdmin(actor) || absent()
  }
}
