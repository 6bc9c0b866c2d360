import type { HttpContext } from '@adonisjs/core/http'
import { paymentOf, paymentsOf } from '#billing/queries/payments_of'
import PurchaseTransformer from '#billing/transformers/purchase_transformer'

/** What a buyer has paid, with the receipts, for ever. */
export default class PurchasesController {
  async index({ auth, inertia, request }: HttpContext) {
    const { payments, next } = await paymentsOf(auth.getUserOrFail(), request.input('before'))
    return inertia.render('purchases/index', {
      payments: PurchaseTransformer.transform(payments),
      next,
    })
  }

  async show({ auth, inertia, params }: HttpContext) {
    const payment = await paymentOf(auth.getUserOrFail(), params.id)
    return inertia.render('purchases/show', { payment: PurchaseTransformer.transform(payment) })
  }
}
