import type { HttpContext } from '@adonisjs/core/http'
import { shopWindow } from '#catalog/queries/shop_window'
import { chosenCurrency } from '#storefront/chosen_currency'
import ListingCardTransformer from '#storefront/transformers/listing_card_transformer'

export default class HomesController {
  async show(ctx: HttpContext) {
    const { featured, newest, popular } = await shopWindow(chosenCurrency(ctx))
    return ctx.inertia.render('catalog/home', {
      featured: ListingCardTransformer.transform(featured),
      newest: ListingCardTransformer.transform(newest),
      popular: ListingCardTransformer.transform(popular),
    })
  }
}
