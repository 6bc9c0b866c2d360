import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import Listing from '#catalog/models/listing'
import Release from '#releases/models/release'
import ReleasePolicy from '#releases/policies/release_policy'

/** The listing an actor may bring releases to, with its publisher. Throws NotFound. */
export async function uploadableListing(actor: Actor, listingId: string): Promise<Listing> {
  const listing = await Listing.query().where('id', listingId).preload('publisher').first()
  if (!listing) throw new NotFound()
  await bouncerFor(actor).with(ReleasePolicy).authorize('create', listing)
  return listing
}

/** A release as its publisher and admins may see it, with listing, publisher and artifacts. Throws NotFound. */
export async function studioRelease(actor: Actor, releaseId: string): Promise<Release> {
  const release = await Release.query()
    .where('id', releaseId)
    .preload('artifacts')
    .preload('listing', (listing) => listing.preload('publisher'))
    .first()
  if (!release) throw new NotFound()
  await bouncerFor(actor).with(ReleasePolicy).authorize('view', release)
  return release
}
