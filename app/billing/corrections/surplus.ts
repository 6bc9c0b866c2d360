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
  const stays = total - goneInCents(facts)
  const theirs = Math.round(((amountInCents - applicationFeeInCents) * stays) / total)
  return netInCents - facts.corrections.reduce((sum, one) => sum + awaitedOf(one), 0) - theirs
}

/** What buyer or bank have back because somebody on our side decided so, or the bank did; never more than was paid. */
export function goneInCents({ amountInCents, taxInCents, refunds, disputes }: CorrectionFacts) {
  const gone = [
    ...refunds.filter(({ hasLeft, hasComeBack }) => hasLeft && !hasComeBack),
    ...disputes.filter(({ takesMoney }) => takesMoney),
  ].reduce((sum, one) => sum + one.amountInCents, 0)
  return Math.min(gone, amountInCents + taxInCents)
}

/** Whether the publisher is poorer than their part of what stayed paid, once everything asked for and owed has come. */
export const isShort = (facts: CorrectionFacts) => -surplusOf(facts) > centsOfRounding(facts)

/** Each movement is rounded by itself: that many cents may be off, and are let be. */
export const centsOfRounding = ({ refunds, disputes }: CorrectionFacts) =>
  refunds.length + disputes.length

/** What the account will be poorer by; below zero, richer. */
function awaitedOf(correction: CorrectionFacts['corrections'][number]): number {
  const { kind, status, amountInCents, feeInCents, collectedInCents } = correction
  if (kind === 'return') return status === 'requested' ? -amountInCents : 0
  if (kind === 'tax' || kind === 'debt') return 0
  if (status === 'requested') return amountInCents - feeInCents
  return status === 'owed' ? amountInCents - feeInCents - collectedInCents : 0
}
