import type { CorrectionFacts, Due, Rule } from './rule.js'
import { centsOfRounding, netToTake } from './surplus.js'

/** `mostInCents` is what the publisher can be poorer by because of it, `withFeeInCents` with what it brought of our share. */
type TakingCause = {
  named: Pick<Due, 'kind' | 'causeRef' | 'refundId' | 'disputeId'>
  mostInCents: number
  withFeeInCents?: number
  disputedInCents?: number
}

/**
 * Their part of what buyer or bank got back, where Stripe did not take it by itself; and our share, where a refund brought
 * them more of it than its part: Stripe sends all that is left of it with the refund that empties a payment, and it stays
 * when a refund fails. A dispute brings none, so it is known to the cent what one is about, and they come first.
 */
export function takings(payment: CorrectionFacts): Rule[] {
  const { amountInCents, taxInCents, applicationFeeInCents, feeRefundedInCents } = payment
  const { refunds, disputes } = payment
  const partOf = (whole: number, lost: number) =>
    Math.ceil((whole * lost) / (amountInCents + taxInCents))
  const left = refunds.filter(({ hasLeft }) => hasLeft)
  const causes: TakingCause[] = [
    ...disputes
      .filter(({ takesMoney }) => takesMoney)
      .map(({ id, amountInCents: lost }) => ({
        named: { kind: 'dispute' as const, causeRef: `dispute:${id}`, disputeId: id },
        mostInCents: partOf(amountInCents - applicationFeeInCents, lost),
        disputedInCents: lost,
      })),
    ...left
      .filter((one) => !one.hasComeBack && one.reversedInCents === 0)
      .map(({ id, amountInCents: lost }) => {
        const mostInCents = partOf(amountInCents - applicationFeeInCents, lost)
        const withFee = mostInCents + feeRefundedInCents
        return {
          named: { kind: 'refund' as const, causeRef: `refund:${id}`, refundId: id },
          mostInCents,
          withFeeInCents: Math.min(partOf(amountInCents, lost), withFee),
        }
      }),
    ...left.slice(-1).map(({ id }) => ({
      named: { kind: 'fee' as const, causeRef: `fee:${id}`, refundId: id },
      mostInCents: feeRefundedInCents,
    })),
  ]
  return causes.map(
    (cause): Rule =>
      (facts) =>
        taken(facts, cause)
  )
}

/**
 * The cause's part of what is to be taken, so that giving it back later gives back what it took: with our share in
 * Stripe's own proportion where that comes to the same cent; else the net alone, from one transfer that holds it all, or
 * piece by piece from each. What comes to be due of a cause later (a refund beside it failed) is another piece.
 */
function taken(facts: CorrectionFacts, cause: TakingCause) {
  const { named, mostInCents, withFeeInCents = mostInCents, disputedInCents = 0 } = cause
  const { amountInCents, taxInCents, applicationFeeInCents, feeRefundedInCents } = facts
  const earlier = facts.corrections.filter((one) => isOf(one, named))
  const most = earlier.length === 0 ? withFeeInCents : mostInCents
  const net = Math.min(netToTake(facts), most - takenBy(earlier))
  const isDue =
    (earlier.length === 0 && named.kind !== 'fee') || netToTake(facts) > centsOfRounding(facts)
  if (!isDue || net <= 0 || earlier.some(({ status }) => status === 'refused')) return null

  const causeRef = [named.causeRef, ...(earlier.length > 0 ? [earlier.length + 1] : [])].join(':')
  const [own] = facts.transfers
  const total = amountInCents + taxInCents
  const gross = Math.min(Math.round((amountInCents * disputedInCents) / total), own.leftInCents)
  const fee = Math.min(
    Math.round((applicationFeeInCents * gross) / total),
    applicationFeeInCents - feeRefundedInCents
  )
  if (fee > 0 && gross - fee === net)
    return { ...named, causeRef, transferId: own.id, amountInCents: gross, feeInCents: fee }
  const holder = facts.transfers.find((one) => one.leftInCents >= net) ?? fullest(facts.transfers)
  const held = Math.min(net, holder.leftInCents)
  return { ...named, causeRef, transferId: holder.id, amountInCents: held, feeInCents: 0 }
}

const isOf = (
  one: CorrectionFacts['corrections'][number],
  { kind, refundId, disputeId }: TakingCause['named']
) =>
  one.kind === kind &&
  (kind === 'fee' || (refundId ? one.refundId === refundId : one.disputeId === disputeId))

const takenBy = (earlier: CorrectionFacts['corrections']) =>
  earlier
    .filter(({ kind, status }) => status !== 'dropped' && (kind !== 'fee' || status !== 'forgiven'))
    .reduce((sum, one) => sum + one.amountInCents - one.feeInCents, 0)

const fullest = (transfers: CorrectionFacts['transfers']) =>
  transfers.reduce((most, one) => (one.leftInCents > most.leftInCents ? one : most))
