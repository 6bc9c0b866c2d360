import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { writeAboutRefund } from '#billing/jobs/write_about_refund'
import RefundRequest from '#billing/models/refund_request'
import { oneByOne } from '#billing/one_by_one'
import RefundRequestPolicy from '#billing/policies/refund_request_policy'
import { lockedRequest } from '#billing/refund_requests/locked_request'

const AT_A_TIME = 200

/** Hands requests that nobody answered in time to the desk, each once. Answers how many were due. */
export default class EscalateRefundRequests {
  async handle(actor: Actor): Promise<number> {
    await bouncerFor(actor).with(RefundRequestPolicy).authorize('escalate')
    const due = await RefundRequest.query()
      .where('status', 'open')
      .whereNull('escalatedAt')
      .where('answerDueAt', '<=', new Date())
      .orderBy('answerDueAt')
      .limit(AT_A_TIME)
    await oneByOne(
      'handing a refund request to the desk',
      due,
      ({ id }) => ({ refundRequest: id }),
      ({ id }) => escalate(actor, id)
    )
    return due.length
  }
}

const escalate = (actor: Actor, id: string) =>
  db.transaction(async (trx) => {
    const request = await lockedRequest(trx, id)
    if (!request.isOpen || request.isEscalated) return
    await request.merge({ escalatedAt: DateTime.now() }).save()
    await record(trx, actor, 'refund_request.escalated', request, {
      userId: request.purchase.userId,
      publisherId: request.purchase.listing.publisherId,
      details: { purchaseId: request.purchaseId },
    })
    for (const to of ['buyer', 'publisher'] as const)
      await writeAboutRefund(trx, request, { about: 'escalated', to })
  })
