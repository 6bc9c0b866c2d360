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

type Rule = (facts: CorrectionFacts) => Due | null
type TakingCause = Pick<Due, 'kind' | 'causeRef' | 'refundId' | 'disputeId'>

/** Stripe sends the tax along to the publisher; it is ours to pay to the state. */
const taxDue: Rule = ({ purchaseId, taxInCents, transfers: [{ id: transferId }] }) => ({
  kind: 'tax',
  causeRef: `tax:${purchaseId}`,
  transferId,
  amountInCents: taxInCents,
  feeInCents: 0,
})

/** Their part of what buyer or bank got back, where Stripe did not take it by itself. */
function takings({ refunds, disputes, transfers }: CorrectionFacts): Rule[] {
  const piecemeal = (cause: TakingCause, disputed?: number) =>
    transfers.map(({ id }, place): Rule => {
      const named = place === 0 ? cause : { ...cause, causeRef: `${cause.causeRef}:${id}` }
      return (facts) => taken(facts, named, place, disputed)
    })
  return [
    ...refunds
      .filter((one) => one.hasLeft && !one.hasComeBack && one.reversedInCents === 0)
      .flatMap(({ id }) => piecemeal({ kind: 'refund', causeRef: `refund:${id}`, refundId: id })),
    ...disputes
      .filter(({ takesMoney }) => takesMoney)
      .flatMap(({ id, amountInCents }) =>
        piecemeal({ kind: 'dispute', causeRef: `dispute:${id}`, disputeId: id }, amountInCents)
      ),
  ]
}

/** What the account has beyond the publisher's part of what stayed paid, without what is asked for or owed already. */
export function netToTake(facts: CorrectionFacts): number {
  const { amountInCents, taxInCents, applicationFeeInCents, netInCents } = facts
  const total = amountInCents + taxInCents
  const gone = [
    ...facts.refunds.filter(({ hasLeft, hasComeBack }) => hasLeft && !hasComeBack),
    ...facts.disputes.filter(({ takesMoney }) => takesMoney),
  ].reduce((sum, one) => sum + one.amountInCents, 0)
  const stays = Math.max(0, total - gone)
  const theirs = Math.round(((amountInCents - applicationFeeInCents) * stays) / total)
  const awaited = facts.corrections
    .filter(({ kind }) => kind === 'refund' || kind === 'dispute')
    .reduce((sum, { status, amountInCents: amount, feeInCents: fee, collectedInCents }) => {
      if (status === 'requested') return sum + amount - fee
      return status === 'owed' ? sum + amount - fee - collectedInCents : sum
    }, 0)
  return Math.max(0, netInCents - awaited - theirs)
}

/**
 * With our share given back in Stripe's own proportion where that comes to the same cent; else the net alone, from
 * one transfer that holds it all, or piece by piece from each.
 */
function taken(facts: CorrectionFacts, cause: TakingCause, place: number, disputed = 0): Due {
  const { amountInCents, taxInCents, applicationFeeInCents, feeRefundedInCents } = facts
  const { transfers } = facts
  const net = netToTake(facts)
  const here = transfers[place]
  const total = amountInCents + taxInCents
  const gross = Math.min(Math.round((amountInCents * disputed) / total), here.leftInCents)
  const fee = Math.min(
    Math.round((applicationFeeInCents * gross) / total),
    applicationFeeInCents - feeRefundedInCents
  )
  if (place === 0 && fee > 0 && gross - fee === net)
    return { ...cause, transferId: here.id, amountInCents: gross, feeInCents: fee }
  const holder = transfers.find(({ leftInCents }) => leftInCents >= net) ?? here
  const held = Math.min(net, holder.leftInCents)
  return { ...cause, transferId: holder.id, amountInCents: held, feeInCents: 0 }
}

/** What was taken for a dispute that was won since, or a refund that failed since, goes to the publisher again. */
function givings({ refunds, disputes, corrections }: CorrectionFacts): Rule[] {
  const isOver = ({ refundId, disputeId }: CorrectionFacts['corrections'][number]) =>
    disputes.some(({ id, isWon }) => id === disputeId && isWon) ||
    refunds.some(({ id, hasComeBack }) => id === refundId && hasComeBack)
  const ours = corrections
    .filter((one) => one.status === 'done' && one.kind !== 'return' && isOver(one))
    .map((one): Rule => {
      const { id, refundId, disputeId, amountInCents: amount, feeInCents } = one
      return ({ transfers: [{ id: transferId }] }) => ({
        kind: 'return',
        causeRef: `return:${id}`,
        parentId: id,
        ...(refundId && { refundId }),
        ...(disputeId && { disputeId }),
        transferId,
        amountInCents: amount - feeInCents,
        feeInCents,
      })
    })
  const stripes = refunds
    .filter(({ hasComeBack, reversedInCents }) => hasComeBack && reversedInCents > 0)
    .map(
      ({ id, amountInCents: refunded, reversedInCents }): Rule =>
        ({ amountInCents, taxInCents, applicationFeeInCents, transfers: [own] }) => {
          const total = amountInCents + taxInCents
          const fee = Math.round((applicationFeeInCents * refunded) / total)
          return {
            kind: 'return',
            causeRef: `return:refund:${id}`,
            refundId: id,
            transferId: own.id,
            amountInCents: reversedInCents - fee,
            feeInCents: fee,
          }
        }
    )
  return [...ours, ...stripes]
}
