import type { HttpContext } from '@adonisjs/core/http'
import { shopWindow } from '#catalog/queries/shop_window'
import ListingCardTransformer from '#storefront/transformers/listing_card_transformer'

export default class HomesController {
  async show({ inertia }: HttpContext) {
    const { featured, newest, popular } = await shopWindow()
    return inertia.render('catalog/home', {
      featured: ListingCardTransformer.transform(featured),
      newest: ListingCardTransformer.transform(newest),
      popular: ListingCardTransformer.transform(popular),
    })
  }
}
