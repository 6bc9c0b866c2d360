import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import RefundPurchase from '#billing/actions/refund_purchase'
import { refundableSale } from '#billing/queries/refundable_sale'
import SaleTransformer from '#billing/transformers/sale_transformer'
import { refundPartSearch, refundValidator } from '#billing/validators/refund'

export default class RefundsController {
  async create({ auth, inertia, params, request }: HttpContext) {
    const { amount } = await request.validateUsing(refundPartSearch)
    const { purchase, preview } = await refundableSale(auth.getUserOrFail(), params.id, amount)
    return inertia.render('refunds/new', {
      sale: SaleTransformer.transform(purchase),
      asked: amount ?? null,
      preview,
    })
  }

  @inject()
  async store(ctx: HttpContext, refundPurchase: RefundPurchase) {
    const { auth, params, request, response, session } = ctx
    const { amount: typed } = await request.validateUsing(refundValidator)
    await refundPurchase.handle(auth.getUserOrFail(), params.id, { typed })
    session.flash(
      'success',
      'The refund is on its way; once all of it is back, downloads end as soon as Stripe confirms it.'
    )
    return response.redirect().back()
  }
}
