import { inject } from '@adonisjs/core'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import RefundPurchase from '#billing/actions/refund_purchase'
import type Refund from '#billing/models/refund'
import RefundRequest from '#billing/models/refund_request'
import RefundRequestPolicy from '#billing/policies/refund_request_policy'

/** Says yes to a request: an ordinary refund of all that is left, made only while the request is open. */
@inject()
export default class GrantRefundRequest {
  async handle(actor: Actor, requestId: string): Promise<Refund> {
    const request = await RefundRequest.query()
      .where('id', requestId)
      .preload('purchase', (purchase) =>
        purchase.preload('listing', (listing) => listing.preload('publisher'))
      )
      .first()
    if (!request) throw new NotFound()
    await bouncerFor(actor).with(RefundRequestPolicy).authorize('decide', request)
    return new RefundPurchase().handle(actor, request.purchaseId, { requestId })
  }
}
