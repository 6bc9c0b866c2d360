import type { CorrectionKind } from '#billing/models/correction'
import { givings } from './returns.js'
import { takings } from './takings.js'

/** What a payment's corrections follow from. Amounts in cents of its currency; `…Id` are our own rows. */
export type CorrectionFacts = {
  purchaseId: string
  /** Without tax, the tax, and our share, as agreed. */
  amountInCents: number
  taxInCents: number
  applicationFeeInCents: number
  feeRefundedInCents: number
  /** What the publisher's account has of it now, tax left aside. */
  netInCents: number
  /** Where it went, the payment's own transfer first, and how much of each can still be reversed. */
  transfers: { id: string; leftInCents: number }[]
  /** Those that publisher or marketplace decided on: the ones of Stripe's dashboard are ours to bear. */
  refunds: {
    id: string
    amountInCents: number
    hasLeft: boolean
    hasComeBack: boolean
    /** What Stripe took from the publisher's account by itself. */
    reversedInCents: number
  }[]
  disputes: { id: string; amountInCents: number; takesMoney: boolean; isWon: boolean }[]
  corrections: {
    id: string
    kind: CorrectionKind
    causeRef: string
    refundId: string | null
    disputeId: string | null
    status: string
    amountInCents: number
    feeInCents: number
    collectedInCents: number
  }[]
}

export type Due = {
  kind: CorrectionKind
  causeRef: string
  refundId?: string
  disputeId?: string
  parentId?: string
  transferId: string
  amountInCents: number
  feeInCents: number
}

/** The next correction that is not written down yet, or null. One at a time: each changes what the next is about. */
export function correctionDue(facts: CorrectionFacts): Due | null {
  const known = new Set(facts.corrections.map(({ causeRef }) => causeRef))
  if (facts.transfers.length === 0) return null
  for (const due of [taxDue, ...takings(facts), ...givings(facts)]) {
    const correction = due(facts)
    if (correction && correction.amountInCents > 0 && !known.has(correction.causeRef))
      return correction
  }
  return null
}

/** What is due for one cause as things stand, or null. */
export type Rule = (facts: CorrectionFacts) => Due | null

/** Stripe sends the tax along to the publisher; it is ours to pay to the state. */
const taxDue: Rule = ({ purchaseId, taxInCents, transfers: [{ id: transferId }] }) => ({
  kind: 'tax',
  causeRef: `tax:${purchaseId}`,
  transferId,
  amountInCents: taxInCents,
  feeInCents: 0,
})
