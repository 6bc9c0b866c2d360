import type { CorrectionFacts, Due, Rule } from './rule.js'
import { givings } from './returns.js'
import { takings } from './takings.js'

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

/** Stripe sends the tax along to the publisher; it is ours to pay to the state. */
const taxDue: Rule = ({ purchaseId, taxInCents, transfers: [{ id: transferId }] }) => ({
  kind: 'tax',
  causeRef: `tax:${purchaseId}`,
  transferId,
  amountInCents: taxInCents,
  feeInCents: 0,
})
