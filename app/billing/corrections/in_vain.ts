import type { CorrectionFacts, Due } from './rule.js'

type Correction = CorrectionFacts['corrections'][number]

/** What was taken from a publisher for nothing, whole, and how much of that they were poorer by. */
export type InVain = {
  cause: Pick<Due, 'causeRef' | 'refundId' | 'disputeId' | 'parentId'>
  takenInCents: number
  netInCents: number
}

/** For disputes that were won since, and refunds that failed since: by us, and by Stripe itself. */
export function takenInVain(facts: CorrectionFacts): InVain[] {
  const { refunds, disputes, corrections } = facts
  const isOver = ({ refundId, disputeId }: Correction) =>
    disputes.some(({ id, isWon }) => id === disputeId && isWon) ||
    refunds.some(({ id, hasComeBack }) => id === refundId && hasComeBack)
  const byUs = corrections.filter(
    (one) => isTaken(one) && !isOfFee(one, corrections) && isOver(one)
  )
  const total = facts.amountInCents + facts.taxInCents
  const byStripe = refunds
    .filter(({ hasComeBack, reversedInCents }) => hasComeBack && reversedInCents > 0)
    .map(({ id, amountInCents, reversedInCents }) => ({
      cause: { causeRef: `return:refund:${id}`, refundId: id },
      takenInCents: reversedInCents,
      netInCents:
        reversedInCents - Math.round((facts.applicationFeeInCents * amountInCents) / total),
    }))
  return [...byUs.map(takenBy), ...byStripe]
}

/** Our own share that was taken back, or collected of it later: no failed refund undoes that. */
export const feesTaken = ({ corrections }: CorrectionFacts): InVain[] =>
  corrections.filter((one) => isTaken(one) && isOfFee(one, corrections)).map(takenBy)

const isTaken = ({ kind, status }: Correction) => kind !== 'return' && status === 'done'

const isOfFee = ({ kind, parentId }: Correction, corrections: Correction[]) =>
  kind === 'fee' || corrections.some(({ id, kind: of }) => id === parentId && of === 'fee')

const takenBy = ({ id, refundId, disputeId, amountInCents, feeInCents }: Correction): InVain => ({
  cause: {
    causeRef: `return:${id}`,
    parentId: id,
    ...(refundId && { refundId }),
    ...(disputeId && { disputeId }),
  },
  takenInCents: amountInCents,
  netInCents: amountInCents - feeInCents,
})
