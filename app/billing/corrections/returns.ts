import type { CorrectionFacts, Due, Rule } from './rule.js'
import { surplusOf } from './surplus.js'

/** What was taken in vain, whole, and how much of that the publisher was poorer by. */
type InVain = Pick<Due, 'causeRef' | 'refundId' | 'disputeId' | 'parentId'> & {
  takenInCents: number
  netInCents: number
}

/**
 * What was taken for a dispute that was won since, or a refund that failed since, goes to the publisher again: as much as
 * they are short of their part. The last of several that are due makes up for how each was rounded by itself.
 */
export function givings(facts: CorrectionFacts): Rule[] {
  const known = new Set(facts.corrections.map(({ causeRef }) => causeRef))
  const inVain = takenInVain(facts).filter(({ causeRef }) => !known.has(causeRef))
  return inVain.map(({ takenInCents, netInCents, ...cause }, place): Rule => (now) => {
    const most = place === inVain.length - 1 ? takenInCents : netInCents
    const amountInCents = Math.min(most, Math.max(0, -surplusOf(now)))
    const { id: transferId } = now.transfers[0]
    const feeInCents = takenInCents - amountInCents
    return { ...cause, kind: 'return', transferId, amountInCents, feeInCents }
  })
}

function takenInVain(facts: CorrectionFacts): InVain[] {
  const { refunds, disputes, corrections } = facts
  const isOver = ({ refundId, disputeId, ...one }: CorrectionFacts['corrections'][number]) =>
    !isOfFee(one, corrections) &&
    (disputes.some(({ id, isWon }) => id === disputeId && isWon) ||
      refunds.some(({ id, hasComeBack }) => id === refundId && hasComeBack))
  const byUs = corrections
    .filter((one) => one.status === 'done' && one.kind !== 'return' && isOver(one))
    .map(({ id, refundId, disputeId, amountInCents, feeInCents }) => ({
      causeRef: `return:${id}`,
      parentId: id,
      ...(refundId && { refundId }),
      ...(disputeId && { disputeId }),
      takenInCents: amountInCents,
      netInCents: amountInCents - feeInCents,
    }))
  const total = facts.amountInCents + facts.taxInCents
  const byStripe = refunds
    .filter(({ hasComeBack, reversedInCents }) => hasComeBack && reversedInCents > 0)
    .map(({ id, amountInCents, reversedInCents }) => ({
      causeRef: `return:refund:${id}`,
      refundId: id,
      takenInCents: reversedInCents,
      netInCents:
        reversedInCents - Math.round((facts.applicationFeeInCents * amountInCents) / total),
    }))
  return [...byUs, ...byStripe]
}

/** Our own share, taken back when the refund had failed already, or what was collected of it later. */
const isOfFee = (
  { kind, parentId }: Pick<CorrectionFacts['corrections'][number], 'kind' | 'parentId'>,
  corrections: CorrectionFacts['corrections']
) => kind === 'fee' || corrections.some(({ id, kind: of }) => id === parentId && of === 'fee')
