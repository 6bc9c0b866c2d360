import type { HttpContext } from '@adonisjs/core/http'
import { refundRequestsAtDesk } from '#billing/queries/refund_requests'
import RefundRequestTransformer from '#billing/transformers/refund_request_transformer'

export default class RefundRequestsController {
  async index({ auth, inertia }: HttpContext) {
    const { ours, theirs, closed } = await refundRequestsAtDesk(auth.getUserOrFail())
    return inertia.render('desk/refund_requests', {
      ours: RefundRequestTransformer.transform(ours),
      theirs: RefundRequestTransformer.transform(theirs),
      closed: RefundRequestTransformer.transform(closed),
    })
  }
}
