import type { HttpContext } from '@adonisjs/core/http'
import { Anonymous } from '#accounts/actor'
import { findListing } from '#catalog/queries/find_listing'
import { studioListing } from '#catalog/queries/studio_listings'
import { chosenCurrency } from '#storefront/chosen_currency'
import { listingPage } from '#storefront/queries/listing_page'

export default class ListingPagesController {
  /** Drafts and what was taken down are here for their publisher and admins only, and say so. */
  async show(ctx: HttpContext) {
    const { auth, inertia, params, response } = ctx
    const actor = auth.user ?? new Anonymous()
    const listing = await findListing(actor, params.agent_id)
    if (listing.agentId !== params.agent_id)
      return response.redirect().status(301).toRoute('catalog.show', [listing.agentId])
    return inertia.render('catalog/show', await listingPage(actor, listing, chosenCurrency(ctx)))
  }

  async preview(ctx: HttpContext) {
    const { auth, inertia, params } = ctx
    const user = auth.getUserOrFail()
    const listing = await studioListing(user, params.id)
    return inertia.render('catalog/show', {
      ...(await listingPage(user, listing, chosenCurrency(ctx))),
      isPreview: true,
    })
  }
}
