import { inject } from '@adonisjs/core'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import type RefundRequest from '#billing/models/refund_request'
import RefundRequestPolicy from '#billing/policies/refund_request_policy'
import { noteAnswer } from '#billing/refund_requests/follow_refund_request'
import { isUndecided, lockedRequest } from '#billing/refund_requests/locked_request'
import { RefundRequestClosed } from '#billing/refund_requests/refusals'

/** Takes a request back while it is open: the payment stands, and it is not asked for again. */
@inject()
export default class WithdrawRefundRequest {
  async handle(actor: Actor, requestId: string): Promise<RefundRequest> {
    return db.transaction(async (trx) => {
      const request = await lockedRequest(trx, requestId)
      await bouncerFor(actor).with(RefundRequestPolicy).authorize('withdraw', request)
      if (!isUndecided(request)) throw new RefundRequestClosed()

      await request.merge({ status: 'withdrawn', closedAt: DateTime.now() }).save()
      await noteAnswer(trx, actor, request.purchase, request, { from: 'open' })
      return request
    })
  }
}
