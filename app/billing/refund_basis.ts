import type Purchase from '#billing/models/purchase'
import type { RefundBasis } from '#billing/refund_preview'

/** A purchase as a refund is reckoned from it; with refunds and disputes loaded. */
export function refundBasis(purchase: Purchase): RefundBasis {
  const decided = purchase.refunds.filter((one) => one.isOurDecision && one.hasSucceeded)
  const taken = purchase.disputes.filter(({ takesMoney }) => takesMoney)
  return {
    amountInCents: purchase.amountInCents,
    taxInCents: purchase.taxInCents,
    applicationFeeInCents: purchase.applicationFeeInCents,
    reversedInCents: purchase.reversedInCents,
    feeRefundedInCents: purchase.feeRefundedInCents,
    returnedInCents: purchase.returnedInCents,
    netInCents: purchase.netInCents,
    goneInCents: [...decided, ...taken].reduce((sum, one) => sum + one.amountInCents, 0),
    refundedInCents: purchase.refundedInCents,
    stripeFeeInCents: purchase.stripeFeeInCents,
  }
}
