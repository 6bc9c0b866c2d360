import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import OfferPrice from '#catalog/actions/offer_price'
import { priceValidator } from '#catalog/validators/plan'

export default class PricesController {
  @inject()
  async store(ctx: HttpContext, offerPrice: OfferPrice) {
    const { auth, params, request, response, session } = ctx
    const { amount: amountInCents, currency } = await request.validateUsing(priceValidator)
    const money = { amountInCents, currency }
    const { plan } = await offerPrice.handle(auth.getUserOrFail(), params.id, money)
    session.flash('success', `The plan is on offer in ${currency.toUpperCase()} too.`)
    return response.redirect().toRoute('studio.plans.index', [plan.listingId])
  }
}
