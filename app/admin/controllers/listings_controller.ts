import type { HttpContext } from '@adonisjs/core/http'
import { curatedListings } from '#catalog/queries/curated_listings'
import ListingTransformer from '#admin/transformers/listing_transformer'
import { listingSearch } from '#admin/validators/searches'

export default class ListingsController {
  async index({ auth, inertia, request }: HttpContext) {
    const search = await request.validateUsing(listingSearch)
    const { listings, next } = await curatedListings(auth.getUserOrFail(), search)
    return inertia.render('desk/listings', {
      search,
      listings: ListingTransformer.transform(listings),
      next,
    })
  }
}
