import type { CorrectionFacts, Due, Rule } from './rule.js'
import { netToTake } from './surplus.js'

/** `mostInCents` is what the publisher can be poorer by because of it. */
type TakingCause = {
  named: Pick<Due, 'kind' | 'causeRef' | 'refundId' | 'disputeId'>
  mostInCents: number
  disputedInCents?: number
}

/**
 * Their part of what buyer or bank got back, where Stripe did not take it by itself. A refund may have brought them our
 * share, which goes with it, also when the refund failed before anything was taken; a dispute never does, so it is known
 * to the cent what one is about, and they come first.
 */
export function takings(payment: CorrectionFacts): Rule[] {
  const { amountInCents, taxInCents, applicationFeeInCents, refunds, disputes, transfers } = payment
  const partOf = (whole: number, lost: number) =>
    Math.ceil((whole * lost) / (amountInCents + taxInCents))
  const causes: TakingCause[] = [
    ...disputes
      .filter(({ takesMoney }) => takesMoney)
      .map(({ id, amountInCents: lost }) => ({
        named: { kind: 'dispute' as const, causeRef: `dispute:${id}`, disputeId: id },
        mostInCents: partOf(amountInCents - applicationFeeInCents, lost),
        disputedInCents: lost,
      })),
    ...refunds
      .filter((one) => one.hasLeft && !one.hasComeBack && one.reversedInCents === 0)
      .map(({ id, amountInCents: lost }) => ({
        named: { kind: 'refund' as const, causeRef: `refund:${id}`, refundId: id },
        mostInCents: partOf(amountInCents, lost),
      })),
    ...refunds
      .filter((one) => one.hasLeft && one.hasComeBack && one.reversedInCents === 0)
      .map(({ id, amountInCents: lost }) => ({
        named: { kind: 'fee' as const, causeRef: `fee:${id}`, refundId: id },
        mostInCents: Math.min(partOf(applicationFeeInCents, lost), payment.feeRefundedInCents),
      })),
  ]
  return transfers.flatMap(({ id }, place) =>
    causes.map((cause): Rule => {
      if (place === 0) return (facts) => taken(facts, cause, place)
      const named = { ...cause.named, causeRef: `${cause.named.causeRef}:${id}` }
      return (facts) => taken(facts, { ...cause, named }, place)
    })
  )
}

/**
 * The cause's part of what is to be taken, so that giving it back later gives back what it took: with our share in
 * Stripe's own proportion where that comes to the same cent; else the net alone, from one transfer that holds it all, or
 * piece by piece from each.
 */
function taken(facts: CorrectionFacts, cause: TakingCause, place: number) {
  const { named, mostInCents, disputedInCents = 0 } = cause
  const { amountInCents, taxInCents, applicationFeeInCents, feeRefundedInCents } = facts
  const { transfers } = facts
  const total = amountInCents + taxInCents
  const net = Math.min(netToTake(facts), mostInCents - takenFor(facts, named))
  const here = transfers[place]
  const gross = Math.min(Math.round((amountInCents * disputedInCents) / total), here.leftInCents)
  const fee = Math.min(
    Math.round((applicationFeeInCents * gross) / total),
    applicationFeeInCents - feeRefundedInCents
  )
  if (place === 0 && fee > 0 && gross - fee === net)
    return { ...named, transferId: here.id, amountInCents: gross, feeInCents: fee }
  const holder = transfers.find(({ leftInCents }) => leftInCents >= net) ?? here
  const held = Math.min(net, holder.leftInCents)
  return { ...named, transferId: holder.id, amountInCents: held, feeInCents: 0 }
}

const takenFor = (
  { corrections }: CorrectionFacts,
  { kind, refundId, disputeId }: TakingCause['named']
) =>
  corrections
    .filter((one) => one.kind === kind && one.status !== 'refused')
    .filter((one) => (refundId ? one.refundId === refundId : one.disputeId === disputeId))
    .reduce((sum, one) => sum + one.amountInCents - one.feeInCents, 0)
