import type RefundRequest from '#billing/models/refund_request'

/** A request as both sides may see it. */
export const requestFacts = (request: RefundRequest) => ({
  id: request.id,
  status: request.status,
  reason: request.reason,
  answer: request.answer,
  askedAt: request.createdAt.toISO()!,
  answerDueAt: request.answerDueAt.toISO()!,
  isEscalated: request.isEscalated,
  didRefundFail: request.refundFailedAt !== null,
  closedAt: request.closedAt?.toISO() ?? null,
})
