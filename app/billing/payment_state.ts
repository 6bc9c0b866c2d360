import type Purchase from '#billing/models/purchase'

export type PaymentState =
  | 'paid'
  | 'free'
  | 'partly_refunded'
  | 'refund_under_way'
  | 'refund_unanswered'
  | 'refunded'
  | 'disputed'

/** How a payment stands in a word. With its refunds and disputes. */
export function paymentState(purchase: Purchase): PaymentState {
  const { refunds, disputes, isRefunded, refundedInCents, isOfNothing } = purchase
  if (isOfNothing) return 'free'
  if (disputes.some((dispute) => dispute.takesMoney)) return 'disputed'
  if (isRefunded) return 'refunded'
  if (unansweredRefund(purchase)) return 'refund_unanswered'
  if (refunds.some((refund) => refund.isUnderWay)) return 'refund_under_way'
  return refundedInCents > 0 ? 'partly_refunded' : 'paid'
}

/** A refund that Stripe never answered: it can be asked for again, and nothing else can. */
export const unansweredRefund = ({ refunds }: Purchase) =>
  refunds.find((refund) => refund.isUnanswered)
