import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import CreateListing from '#catalog/actions/create_listing'
import EditListing from '#catalog/actions/edit_listing'
import { studioListing, studioListings } from '#catalog/queries/studio_listings'
import StudioListingTransformer from '#catalog/transformers/studio_listing_transformer'
import { listingValidator, newListingValidator } from '#catalog/validators/listing'

/** A publisher's own listings. */
export default class ListingsController {
  async index({ auth, inertia }: HttpContext) {
    const listings = await studioListings(auth.getUserOrFail())
    return inertia.render('studio/listings/index', {
      listings: StudioListingTransformer.transform(listings),
    })
  }

  create({ inertia }: HttpContext) {
    return inertia.render('studio/listings/create', {})
  }

  @inject()
  async store({ auth, request, response, session }: HttpContext, createListing: CreateListing) {
    const { description, ...details } = await request.validateUsing(newListingValidator)
    const listing = await createListing.handle(auth.getUserOrFail(), {
      ...details,
      description: description ?? '',
    })
    session.flash('success', `${listing.name} is a draft now; only you can see it.`)
    return response.redirect().toRoute('studio.listings.edit', [listing.id])
  }

  async edit({ auth, inertia, params }: HttpContext) {
    const listing = await studioListing(auth.getUserOrFail(), params.id)
    return inertia.render('studio/listings/edit', {
      listing: StudioListingTransformer.transform(listing),
    })
  }

  @inject()
  async update(
    { auth, params, request, response, session }: HttpContext,
    editListing: EditListing
  ) {
    const { description, docsUrl, ...details } = await request.validateUsing(listingValidator)
    const changes = { ...details, description: description ?? '', docsUrl: docsUrl ?? null }
    const listing = await editListing.handle(auth.getUserOrFail(), params.id, changes)
    session.flash('success', 'The listing is saved.')
    return response.redirect().toRoute('studio.listings.edit', [listing.id])
  }
}
