import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import PublishListing from '#catalog/actions/publish_listing'

export default class ListingPublicationsController {
  @inject()
  async store({ auth, params, response, session }: HttpContext, publishListing: PublishListing) {
    const listing = await publishListing.handle(auth.getUserOrFail(), params.id)
    session.flash('success', `${listing.name} is published: everybody can see it now.`)
    return response.redirect().toRoute('studio.listings.edit', [listing.id])
  }
}
