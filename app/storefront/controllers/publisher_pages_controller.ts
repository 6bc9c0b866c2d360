import type { HttpContext } from '@adonisjs/core/http'
import { offeredBy } from '#catalog/queries/shop_window'
import { findPublisher } from '#publishers/queries/find_publisher'
import { chosenCurrency } from '#storefront/chosen_currency'
import ListingCardTransformer from '#storefront/transformers/listing_card_transformer'
import PublisherTransformer from '#storefront/transformers/publisher_transformer'

export default class PublisherPagesController {
  async show(ctx: HttpContext) {
    const publisher = await findPublisher(ctx.params.slug)
    const listings = await offeredBy(publisher.id, chosenCurrency(ctx))
    return ctx.inertia.render('catalog/publisher', {
      publisher: PublisherTransformer.transform(publisher),
      listings: ListingCardTransformer.transform(listings),
    })
  }
}
