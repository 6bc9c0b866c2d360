import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import DeclineRefundRequest from '#billing/actions/decline_refund_request'
import { refundDeclineValidator } from '#billing/validators/refund_request'

export default class RefundDeclinesController {
  @inject()
  async store(
    { auth, params, request, response, session }: HttpContext,
    decline: DeclineRefundRequest
  ) {
    const said = await request.validateUsing(refundDeclineValidator)
    await decline.handle(auth.getUserOrFail(), params.id, said)
    session.flash('success', 'The buyer is told, in your words.')
    return response.redirect().toRoute('refund_requests.show', [params.id])
  }
}
