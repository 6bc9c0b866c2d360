import type { HttpContext } from '@adonisjs/core/http'
import { studioListings } from '#catalog/queries/studio_listings'
import { studioSteps } from '#catalog/studio_steps'
import StudioListingTransformer from '#catalog/transformers/studio_listing_transformer'

export default class StudioOverviewsController {
  async show({ auth, inertia, publisher }: HttpContext) {
    const listings = await studioListings(auth.getUserOrFail())
    return inertia.render('studio/index', {
      publisher: { displayName: publisher.displayName, slug: String(publisher.slug) },
      arePayoutsEnabled: publisher.arePayoutsEnabled,
      steps: studioSteps(publisher, listings),
      listings: StudioListingTransformer.transform(listings.slice(0, 5)),
    })
  }
}
