import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import WithdrawRefundRequest from '#billing/actions/withdraw_refund_request'

export default class RefundWithdrawalsController {
  @inject()
  async store({ auth, params, response, session }: HttpContext, withdraw: WithdrawRefundRequest) {
    const { purchaseId } = await withdraw.handle(auth.getUserOrFail(), params.id)
    session.flash('success', 'Your request is withdrawn, and the payment stands.')
    return response.redirect().toRoute('purchases.show', [purchaseId])
  }
}
