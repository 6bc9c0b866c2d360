import type { CorrectionFacts } from './rule.js'

/** What the account has beyond the publisher's part of what stayed paid, without what is asked for or owed already. */
export const netToTake = (facts: CorrectionFacts) => Math.max(0, surplusOf(facts))

/**
 * How far the account is above (or, below zero, under) the publisher's part of what stayed paid, once everything that is
 * asked for has happened and everything owed has come.
 */
export function surplusOf(facts: CorrectionFacts): number {
  const { amountInCents, taxInCents, applicationFeeInCents, netInCents } = facts
  const total = amountInCents + taxInCents
  const gone = [
    ...facts.refunds.filter(({ hasLeft, hasComeBack }) => hasLeft && !hasComeBack),
    ...facts.disputes.filter(({ takesMoney }) => takesMoney),
  ].reduce((sum, one) => sum + one.amountInCents, 0)
  const stays = Math.max(0, total - gone)
  const theirs = Math.round(((amountInCents - applicationFeeInCents) * stays) / total)
  return netInCents - facts.corrections.reduce((sum, one) => sum + awaitedOf(one), 0) - theirs
}

/** What the account will be poorer by; below zero, richer. */
function awaitedOf(correction: CorrectionFacts['corrections'][number]): number {
  const { kind, status, amountInCents, feeInCents, collectedInCents } = correction
  if (kind === 'return') return status === 'requested' ? -amountInCents : 0
  if (kind === 'tax' || kind === 'debt') return 0
  if (status === 'requested') return amountInCents - feeInCents
  return status === 'owed' ? amountInCents - feeInCents - collectedInCents : 0
}
