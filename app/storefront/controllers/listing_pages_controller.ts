import type { HttpContext } from '@adonisjs/core/http'
import { Anonymous } from '#accounts/actor'
import { findListing } from '#catalog/queries/find_listing'
import { studioListing } from '#catalog/queries/studio_listings'
import { listingPage } from '#storefront/queries/listing_page'

export default class ListingPagesController {
  /** Drafts and what was taken down are here for their publisher and admins only, and say so. */
  async show({ auth, inertia, params, response }: HttpContext) {
    const actor = auth.user ?? new Anonymous()
    const listing = await findListing(actor, params.agent_id)
    if (listing.agentId !== params.agent_id)
      return response.redirect().status(301).toRoute('catalog.show', [listing.agentId])
    return inertia.render('catalog/show', await listingPage(actor, listing))
  }

  async preview({ auth, inertia, params }: HttpContext) {
    const user = auth.getUserOrFail()
    const listing = await studioListing(user, params.id)
    return inertia.render('catalog/show', {
      ...(await listingPage(user, listing)),
      isPreview: true,
    })
  }
}
