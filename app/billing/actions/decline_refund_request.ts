import { inject } from '@adonisjs/core'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { type Actor, personOf } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import type RefundRequest from '#billing/models/refund_request'
import RefundRequestPolicy from '#billing/policies/refund_request_policy'
import { noteAnswer } from '#billing/refund_requests/follow_refund_request'
import { isUndecided, lockedRequest } from '#billing/refund_requests/locked_request'
import { MarketplaceDecides, RefundRequestClosed } from '#billing/refund_requests/refusals'

/** Says no to a request, with a sentence that the buyer reads. Once it is the desk's, only an admin may. */
@inject()
export default class DeclineRefundRequest {
  async handle(
    actor: Actor,
    requestId: string,
    { answer }: { answer: string }
  ): Promise<RefundRequest> {
    return db.transaction(async (trx) => {
      const request = await lockedRequest(trx, requestId)
      await bouncerFor(actor).with(RefundRequestPolicy).authorize('decide', request)
      if (!isUndecided(request)) throw new RefundRequestClosed()
      if (request.isEscalated && !personOf(actor)?.isAdmin) throw new MarketplaceDecides()

      await request.merge({ status: 'declined', answer, closedAt: DateTime.now() }).save()
      await noteAnswer(trx, actor, request.purchase, request, { from: 'open' })
      return request
    })
  }
}
