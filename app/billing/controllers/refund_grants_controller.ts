import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import GrantRefundRequest from '#billing/actions/grant_refund_request'

export default class RefundGrantsController {
  @inject()
  async store({ auth, params, response, session }: HttpContext, grant: GrantRefundRequest) {
    await grant.handle(auth.getUserOrFail(), params.id)
    session.flash('success', 'The money is on its way back, and the buyer is told.')
    return response.redirect().toRoute('refund_requests.show', [params.id])
  }
}
