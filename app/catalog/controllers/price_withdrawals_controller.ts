import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import WithdrawPrice from '#catalog/actions/withdraw_price'

export default class PriceWithdrawalsController {
  @inject()
  async store({ auth, params, response, session }: HttpContext, withdrawPrice: WithdrawPrice) {
    const { currency, plan } = await withdrawPrice.handle(auth.getUserOrFail(), params.id)
    session.flash('success', `The plan is not on offer in ${currency.toUpperCase()} any more.`)
    return response.redirect().toRoute('studio.plans.index', [plan.listingId])
  }
}
