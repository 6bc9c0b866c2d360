import type { HttpContext } from '@adonisjs/core/http'
import { browseFacets } from '#catalog/queries/browse_facets'
import { browseListings } from '#catalog/queries/browse_listings'
import { listingFilters } from '#catalog/queries/listing_filters'
import { chosenCurrency } from '#storefront/chosen_currency'
import ListingCardTransformer from '#storefront/transformers/listing_card_transformer'

/** The catalogue: what the address asks for is what the page shows. */
export default class AgentsController {
  async index(ctx: HttpContext) {
    const { cursor, ...filters } = listingFilters(ctx.request.qs())
    const asked = { ...filters, cursor }
    const page = await browseListings(asked, chosenCurrency(ctx))
    const { listings, match, next, previous } = page
    return ctx.inertia.render('catalog/browse', {
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
