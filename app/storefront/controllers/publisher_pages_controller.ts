import type { HttpContext } from '@adonisjs/core/http'
import { offeredBy } from '#catalog/queries/shop_window'
import { findPublisher } from '#publishers/queries/find_publisher'
import ListingCardTransformer from '#storefront/transformers/listing_card_transformer'
import PublisherTransformer from '#storefront/transformers/publisher_transformer'

export default class PublisherPagesController {
  async show({ inertia, params }: HttpContext) {
    const publisher = await findPublisher(params.slug)
    return inertia.render('catalog/publisher', {
      publisher: PublisherTransformer.transform(publisher),
      listings: ListingCardTransformer.transform(await offeredBy(publisher.id)),
    })
  }
}
