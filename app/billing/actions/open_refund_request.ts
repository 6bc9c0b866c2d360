import { inject } from '@adonisjs/core'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import { writeAboutRefund } from '#billing/jobs/write_about_refund'
import Purchase from '#billing/models/purchase'
import RefundRequest from '#billing/models/refund_request'
import RefundRequestPolicy from '#billing/policies/refund_request_policy'
import { answerDueAt, whyNotAsked } from '#billing/refund_requests/refund_window'

/** Asks for a payment's money back, once a payment and within the time promised with it. Nothing moves by it. */
@inject()
export default class OpenRefundRequest {
  async handle(
    actor: Actor,
    purchaseId: string,
    { reason }: { reason: string }
  ): Promise<RefundRequest> {
    return db.transaction(async (trx) => {
      const purchase = await Purchase.query({ client: trx })
        .where('id', purchaseId)
        .preload('listing')
        .preload('refunds')
        .preload('disputes')
        .forUpdate()
        .first()
      if (!purchase) throw new NotFound()
      await bouncerFor(actor).with(RefundRequestPolicy).authorize('ask', purchase)

      const known = await RefundRequest.findBy({ purchaseId }, { client: trx })
      const { refunds, disputes } = purchase
      const refusal = whyNotAsked(purchase, { request: known, refunds, disputes })
      if (refusal) throw refusal

      const row = { purchaseId, reason, status: 'open', answerDueAt: answerDueAt(DateTime.now()) }
      const request = await RefundRequest.create(row as Partial<RefundRequest>, { client: trx })
      await record(trx, actor, 'refund_request.opened', request, {
        userId: purchase.userId,
        publisherId: purchase.listing.publisherId,
        details: { purchaseId, reason },
      })
      await writeAboutRefund(trx, request, { about: 'asked', to: 'publisher' })
      return request
    })
  }
}
