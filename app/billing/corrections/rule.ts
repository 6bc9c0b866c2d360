import type { CorrectionKind } from '#billing/models/correction'

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
    parentId: string | null
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

/** What is due for one cause as things stand, or null. */
export type Rule = (facts: CorrectionFacts) => Due | null
