import type { HttpContext } from '@adonisjs/core/http'
import { leaveFor } from '#billing/leave_for'
import { receiptOf } from '#billing/queries/receipt_of'

export default class ReceiptsController {
  /** Stripe keeps the receipt; its address is nobody's business but the buyer's. */
  async show(ctx: HttpContext) {
    return leaveFor(ctx, await receiptOf(ctx.auth.getUserOrFail(), ctx.params.id))
  }
}
