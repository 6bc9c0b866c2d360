import { feesTaken, type InVain, takenInVain } from './in_vain.js'
import type { CorrectionFacts, Due, Rule } from './rule.js'
import { isShort, surplusOf } from './surplus.js'

/**
 * What was taken for a dispute that was won since, or a refund that failed since, goes to the publisher again: as much as
 * they are short of their part. The last of several that are due makes up for how each was rounded by itself. Our share
 * that was taken back, or kept then, goes to them when a later refund finds none left to bring.
 */
export function givings(facts: CorrectionFacts): Rule[] {
  const inVain = takenInVain(facts)
  const untouched = inVain.filter((one) => returnsOf(one, facts).length === 0)
  const wholes = untouched.map((one, place): Rule => {
    const isLast = place === untouched.length - 1
    return (now) => givenBack(now, one, isLast ? one.takenInCents : one.netInCents)
  })
  const shares = [...inVain, ...feesTaken(facts)].map(
    (one): Rule =>
      (now) =>
        shareGiven(now, one)
  )
  return [...wholes, ...shares]
}

/** Of what was taken in vain, the part that they are not short of is our share, which we keep. */
function givenBack(facts: CorrectionFacts, one: InVain, mostInCents: number): Due {
  const due = returnOf(facts, one.cause, mostInCents)
  return { ...due, feeInCents: one.takenInCents - due.amountInCents }
}

function shareGiven(facts: CorrectionFacts, one: InVain): Due | null {
  const earlier = returnsOf(one, facts)
  if (!isShort(facts) || earlier.some(({ status }) => status === 'refused')) return null
  const given = earlier.reduce((sum, { amountInCents }) => sum + amountInCents, 0)
  const piece = earlier.length > 0 ? [earlier.length + 1] : []
  const causeRef = [one.cause.causeRef, ...piece].join(':')
  return returnOf(facts, { ...one.cause, causeRef }, one.takenInCents - given)
}

function returnOf(facts: CorrectionFacts, cause: InVain['cause'], mostInCents: number): Due {
  const amountInCents = Math.min(mostInCents, Math.max(0, -surplusOf(facts)))
  const [{ id: transferId }] = facts.transfers
  return { ...cause, kind: 'return', transferId, amountInCents, feeInCents: 0 }
}

const returnsOf = ({ cause }: InVain, { corrections }: CorrectionFacts) =>
  corrections.filter(
    ({ kind, parentId, refundId }) =>
      kind === 'return' &&
      (cause.parentId ? parentId === cause.parentId : !parentId && refundId === cause.refundId)
  )
