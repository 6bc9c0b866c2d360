import { netToTake } from '#billing/corrections/surplus'

/** What a payment's refund is reckoned from, all in cents of its currency. */
export type RefundBasis = {
  /** Without tax, the tax, and our share, as agreed. */
  amountInCents: number
  taxInCents: number
  applicationFeeInCents: number
  /** What has moved since: to us from the publisher, of our share to them, and to them again. */
  reversedInCents: number
  feeRefundedInCents: number
  returnedInCents: number
  netInCents: number
  /** What buyer or bank got back of it by refunds that were decided here, and by disputes. */
  goneInCents: number
  /** All that went back to the buyer, whoever decided. */
  refundedInCents: number
  stripeFeeInCents: number | null
}

export type RefundPreview = {
  amountInCents: number
  /** The parts of what the buyer gets. */
  taxInCents: number
  feeInCents: number
  fromPublisherInCents: number
  /** What nobody gives back to us beyond tax and share: the fee is gone already, or what went back before was ours. */
  fromUsInCents: number
  /** Kept by Stripe all the same; null while unknown. */
  stripeFeeInCents: number | null
  /** What is left for the publisher afterwards. */
  netInCents: number
}

/** The arithmetic of a refund before it is asked for: what the buyer gets, and from whom it comes. */
export function refundPreview(basis: RefundBasis, amountInCents: number): RefundPreview {
  const { taxInCents, stripeFeeInCents, netInCents } = basis
  const total = basis.amountInCents + taxInCents
  const tax = Math.round((taxInCents * amountInCents) / total)
  const { fee, fromPublisher } = partsOf(basis, amountInCents, total)
  return {
    amountInCents,
    taxInCents: tax,
    feeInCents: fee,
    fromPublisherInCents: fromPublisher,
    fromUsInCents: amountInCents - tax - fee - fromPublisher,
    stripeFeeInCents,
    netInCents: netInCents - fromPublisher,
  }
}

function partsOf(basis: RefundBasis, amountInCents: number, total: number) {
  const { applicationFeeInCents, feeRefundedInCents, refundedInCents, taxInCents } = basis
  const feeLeft = applicationFeeInCents - feeRefundedInCents
  const isLast = refundedInCents + amountInCents >= total
  const share = Math.round((applicationFeeInCents * amountInCents) / total)
  const fee = isLast ? feeLeft : Math.min(share, feeLeft)
  const isStripes = taxInCents === 0 && basis.returnedInCents === 0
  if (isStripes) {
    const gross = Math.min(amountInCents, Math.max(0, total - basis.reversedInCents))
    return { fee, fromPublisher: Math.max(0, gross - fee) }
  }
  const gone = { amountInCents: basis.goneInCents + amountInCents }
  const counted = { ...gone, hasLeft: true, hasComeBack: false, id: '', reversedInCents: 0 }
  const refunds = [counted]
  const facts = { ...basis, purchaseId: '', transfers: [], disputes: [], corrections: [] }
  return { fee, fromPublisher: netToTake({ ...facts, refunds }) }
}
