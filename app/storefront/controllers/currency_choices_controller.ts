import type { HttpContext } from '@adonisjs/core/http'
import { chooseCurrency } from '#storefront/chosen_currency'
import { currencyChoiceValidator } from '#storefront/validators/currency_choice'

export default class CurrencyChoicesController {
  async store(ctx: HttpContext) {
    const { currency } = await ctx.request.validateUsing(currencyChoiceValidator)
    chooseCurrency(ctx, currency)
    return ctx.response.redirect().back()
  }
}
