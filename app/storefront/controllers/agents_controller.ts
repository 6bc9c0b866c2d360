import type { HttpContext } from '@adonisjs/core/http'
import { browseFacets } from '#catalog/queries/browse_facets'
import { browseListings } from '#catalog/queries/browse_listings'
import { listingFilters } from '#catalog/queries/listing_filters'
import ListingCardTransformer from '#storefront/transformers/listing_card_transformer'

/** The catalogue: what the address asks for is what the page shows. */
export default class AgentsController {
  async index({ inertia, request }: HttpContext) {
    const { cursor, ...filters } = listingFilters(request.qs())
    const { listings, match, next, previous } = await browseListings({ ...filters, cursor })
    return inertia.render('catalog/browse', {
      filters,
      isLaterPage: cursor !== null,
      listings: ListingCardTransformer.transform(listings),
      isAlike: match === 'alike' && listings.length > 0,
      next,
      previous,
      facets: await browseFacets(filters, match),
    })
  }
}
