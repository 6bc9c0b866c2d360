import type Correction from '#billing/models/correction'
import type { CorrectionKind } from '#billing/models/correction'
import type Dispute from '#billing/models/dispute'
import type Purchase from '#billing/models/purchase'
import type Refund from '#billing/models/refund'
import type { Payment } from '#billing/stripe/gateway/payments'
import type { CorrectionFacts } from './rule.js'

export type Rows = { refunds: Refund[]; disputes: Dispute[]; corrections: Correction[] }

/** What Stripe and our rows say of a payment, as the rules read it. The sums of `purchase` are up to date. */
export function correctionFacts(
  purchase: Purchase,
  payment: Payment,
  { refunds, disputes, corrections }: Rows
): CorrectionFacts {
  const { transfer, returns } = payment
  const transfers = transfer ? [transfer, ...returns] : []
  const reversals = transfers.flatMap((one) => one.reversals)
  return {
    purchaseId: purchase.id,
    amountInCents: purchase.amountInCents,
    taxInCents: purchase.taxInCents,
    applicationFeeInCents: purchase.applicationFeeInCents,
    feeRefundedInCents: purchase.feeRefundedInCents,
    netInCents: purchase.netInCents,
    transfers: transfers.map((one) => ({
      id: one.id,
      leftInCents: one.amountInCents - sumOf(one.reversals) - sumOf(askedOf(one, corrections)),
    })),
    refunds: payment.refunds.flatMap((fact) => {
      const row = refunds.find((one) => one.stripeRefundId === fact.id)
      if (!row?.isOurDecision) return []
      const taken = reversals.filter(({ refundId }) => refundId === fact.id)
      return [{ ...fact, id: row.id, reversedInCents: sumOf(taken) }]
    }),
    disputes: disputes.map((dispute) => ({
      id: dispute.id,
      amountInCents: dispute.amountInCents,
      takesMoney: dispute.takesMoney,
      isWon: dispute.status === 'won',
    })),
    corrections: corrections.map((one) => ({
      id: one.id,
      kind: one.kind as CorrectionKind,
      causeRef: one.causeRef,
      refundId: one.refundId,
      disputeId: one.disputeId,
      parentId: one.parentId,
      status: one.status,
      amountInCents: one.amountInCents,
      feeInCents: one.feeInCents,
      collectedInCents: collectedOf(one, corrections),
    })),
  }
}

/** What was asked for of a transfer, and has not been answered. */
const askedOf = ({ id }: { id: string }, corrections: Correction[]) =>
  corrections.filter(
    ({ kind, status, stripeTransferId }) =>
      kind !== 'return' && status === 'requested' && stripeTransferId === id
  )

/** How much of a debt has come since. */
export const collectedOf = (debt: Correction, corrections: Correction[]) =>
  sumOf(
    corrections.filter(
      ({ parentId, kind, status }) => parentId === debt.id && kind === 'debt' && status === 'done'
    )
  )

const sumOf = (moved: { amountInCents: number }[]) =>
  moved.reduce((sum, { amountInCents }) => sum + amountInCents, 0)
