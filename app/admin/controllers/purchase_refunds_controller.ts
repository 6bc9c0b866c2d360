import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import RefundPurchase from '#billing/actions/refund_purchase'

export default class PurchaseRefundsController {
  @inject()
  async store({ auth, params, response, session }: HttpContext, refundPurchase: RefundPurchase) {
    await refundPurchase.handle(auth.getUserOrFail(), params.id)
    session.flash('success', 'The refund is on its way; downloads end once Stripe confirms it.')
    return response.redirect().withQs().back('/desk/entitlements')
  }
}
