import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import OpenRefundRequest from '#billing/actions/open_refund_request'
import { refundRequest, refundRequestsOf } from '#billing/queries/refund_requests'
import RefundRequestTransformer from '#billing/transformers/refund_request_transformer'
import { refundRequestValidator } from '#billing/validators/refund_request'

/** What buyers ask to have back: asked for by them, looked at by those who answer. */
export default class RefundRequestsController {
  async index({ auth, inertia }: HttpContext) {
    const { open, closed } = await refundRequestsOf(auth.getUserOrFail())
    return inertia.render('studio/refund_requests', {
      open: RefundRequestTransformer.transform(open),
      closed: RefundRequestTransformer.transform(closed),
    })
  }

  async show({ auth, inertia, params }: HttpContext) {
    const reader = auth.getUserOrFail()
    const request = await refundRequest(reader, params.id)
    return inertia.render('refunds/decide', {
      request: RefundRequestTransformer.transform(request),
      isAtDesk: reader.isAdmin,
    })
  }

  @inject()
  async store({ auth, params, request, response, session }: HttpContext, open: OpenRefundRequest) {
    const asked = await request.validateUsing(refundRequestValidator)
    await open.handle(auth.getUserOrFail(), params.id, asked)
    session.flash('success', 'The publisher has your request, and you get a mail with the answer.')
    return response.redirect().toRoute('purchases.show', [params.id])
  }
}
