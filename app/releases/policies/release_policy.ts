import { BasePolicy } from '@adonisjs/bouncer'
import type { Actor } from '#accounts/actor'
import { absent } from '#accounts/bouncer_for'
import type Listing from '#catalog/models/listing'
import type Release from '#releases/models/release'

const isAdmin = (actor: Actor) => actor.kind === 'user' && actor.isAdmin

/** Listings, and those of releases, given to these methods carry their publisher. */
export default class ReleasePolicy extends BasePolicy {
  create(actor: Actor, listing: Listing) {
    return listing.publisher.isOwnedBy(actor) || absent()
  }

  /** The publisher's own page of a release, drafts included. */
  view(actor: Actor, release: Release) {
    return release.listing.publisher.isOwnedBy(actor) || isAdmin(actor) || absent()
  }

  /** Not even an admin publishes in a publisher's name; only a demo shop is filled by a seed. */
  publish(actor: Actor, release: Release) {
    const isSeed = actor.kind === 'system' && actor.name === 'seed'
    return release.listing.publisher.isOwnedBy(actor) || isSeed || absent()
  }

  yank(actor: Actor, release: Release) {
    return release.listing.publisher.isOwnedBy(actor) || isAdmin(actor) || absent()
  }

  discard(actor: Actor, release: Release) {
    return release.listing.publisher.isOwnedBy(actor) || absent()
  }
}
