import type { HttpContext } from '@adonisjs/core/http'
import { receiptOf } from '#billing/queries/receipt_of'

export default class ReceiptsController {
  /** Stripe keeps the receipt; its address is nobody's business but the buyer's. */
  async show({ auth, params, response }: HttpContext) {
    return response.redirect(await receiptOf(auth.getUserOrFail(), params.id))
  }
}
