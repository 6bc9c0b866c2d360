import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { writeAboutRefund } from '#billing/jobs/write_about_refund'
import type Dispute from '#billing/models/dispute'
import type Purchase from '#billing/models/purchase'
import type Refund from '#billing/models/refund'
import RefundRequest, { type RequestStatus } from '#billing/models/refund_request'
import { isGoingBackWhole } from '#billing/refund_requests/refund_window'

type Facts = { refunds: Refund[]; disputes: Dispute[] }

const DECIDED: RequestStatus[] = ['declined', 'withdrawn', 'disputed']

/**
 * What the facts of a payment make of a request about it: whoever gave the money back, and however, it is answered;
 * while a bank has taken the payment up, only the bank answers. What Stripe has not answered is no answer yet, and a
 * refund that did not arrive leaves it open again.
 */
export function fateOf(
  status: RequestStatus,
  purchase: Purchase,
  { refunds, disputes }: Facts
): RequestStatus {
  if (DECIDED.includes(status)) return status
  const answered = refunds.filter((refund) => refund.isAnswered)
  const isStill = status !== 'open' && !refunds.some((refund) => refund.isBack)
  if (isStill) return status
  if (answered.length > 0 && isGoingBackWhole(purchase, answered)) {
    const last = answered.filter((refund) => !refund.isBack).at(-1)
    return last?.isOurDecision && last.why === null ? 'granted' : 'refunded'
  }
  return disputes.some((dispute) => dispute.takesMoney) ? 'disputed' : 'open'
}

/**
 * Brings the request about a payment, if there is one, to what has become of the payment. The caller holds the
 * payment's row.
 */
export async function followRefundRequest(
  trx: TransactionClientContract,
  actor: Actor,
  purchase: Purchase,
  { stripeEventId }: { stripeEventId?: string } = {}
): Promise<void> {
  const request = await RefundRequest.query({ client: trx })
    .where('purchaseId', purchase.id)
    .forUpdate()
    .first()
  if (!request) return
  const refunds = await purchase.related('refunds').query().useTransaction(trx).orderBy('id')
  const disputes = await purchase.related('disputes').query().useTransaction(trx)
  const from = request.status
  const to = fateOf(from, purchase, { refunds, disputes })
  if (from === to) return

  await purchase.load('listing', (listing) => listing.preload('publisher'))
  if (to === 'open') reopen(request)
  else request.closedAt = DateTime.now()
  await request.merge({ status: to }).save()
  await noteAnswer(trx, actor, purchase, request, { from, stripeEventId })
}

/** It was answered, and the answer came to nothing: the publisher has done their part, so the desk takes it up. */
function reopen(request: RefundRequest) {
  const now = DateTime.now()
  request.merge({ closedAt: null, refundFailedAt: now, escalatedAt: request.escalatedAt ?? now })
}

/** Audits what became of a request, and has both sides told. `purchase.listing.publisher` is loaded. */
export async function noteAnswer(
  trx: TransactionClientContract,
  actor: Actor,
  purchase: Purchase,
  request: RefundRequest,
  { from, stripeEventId }: { from: RequestStatus; stripeEventId?: string }
): Promise<void> {
  const { status } = request
  await record(trx, actor, `refund_request.${status === 'open' ? 'reopened' : status}`, request, {
    userId: purchase.userId,
    publisherId: purchase.listing.publisherId,
    stripeEventId,
    details: { purchaseId: purchase.id, from, ...(request.answer && { answer: request.answer }) },
  })
  const about = status === 'open' ? 'reopened' : status
  if (status !== 'withdrawn') await writeAboutRefund(trx, request, { about, to: 'buyer' })
  if (!purchase.listing.publisher.isOwnedBy(actor))
    await writeAboutRefund(trx, request, { about, to: 'publisher' })
}
