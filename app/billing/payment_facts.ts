import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { ModelAttributes } from '@adonisjs/lucid/types/model'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { enqueue } from '#shared/jobs'
import type Purchase from '#billing/models/purchase'
import type Correction from '#billing/models/correction'
import Dispute from '#billing/models/dispute'
import Refund from '#billing/models/refund'
import type { DisputeFact, Payment, RefundFact } from '#billing/stripe/gateway/payments'

const STATUSES = ['pending', 'requires_action', 'succeeded', 'failed', 'canceled']

/**
 * Keeps each refund once, by Stripe's id. One we asked for finds the row it was asked with, unless that row
 * belongs to another payment: what Stripe repeats to us is a hint, not an authority. Oldest first.
 */
export async function storeRefunds(
  trx: TransactionClientContract,
  actor: Actor,
  purchase: Purchase,
  facts: RefundFact[],
  cause: { stripeEventId?: string }
): Promise<Refund[]> {
  const known = await Refund.query({ client: trx }).where('purchaseId', purchase.id).forUpdate()
  const stored: Refund[] = []
  for (const fact of facts) {
    const refund =
      known.find((one) => one.stripeRefundId === fact.id) ??
      known.find((one) => one.id === fact.refundId && one.stripeRefundId === null) ??
      new Refund().useTransaction(trx).fill({ purchaseId: purchase.id, requestedBy: 'stripe' })
    const told = {
      stripeRefundId: fact.id,
      amountInCents: fact.amountInCents,
      status: STATUSES.includes(fact.status) ? fact.status : 'pending',
      reason: fact.reason ?? refund.reason ?? null,
      issuedAt: fact.issuedAt,
      isTransferReversed: isTheirPartTaken(purchase, refund, fact),
    }
    stored.push(await noteRefund(trx, actor, purchase, refund, told, cause))
  }
  return stored.sort((one, other) => one.issuedAt.toMillis() - other.issuedAt.toMillis())
}

/** Whether the publisher gives their part: by Stripe at once or, after tax, by a correction unless that was refused. */
export const isTheirPartTaken = (
  { taxInCents }: Purchase,
  refund: Refund,
  { isTransferReversed }: { isTransferReversed: boolean }
) =>
  isTransferReversed ||
  (taxInCents > 0 && refund.isOurDecision && (refund.isTransferReversed ?? true))

/**
 * Writes what Stripe said about one refund, whoever heard it first: its answer to us, or its event. That the
 * publisher's part came from us is audited, once.
 */
export async function noteRefund(
  trx: TransactionClientContract,
  actor: Actor,
  purchase: Purchase,
  refund: Refund,
  told: Partial<ModelAttributes<Refund>> & { isTransferReversed: boolean },
  { stripeEventId }: { stripeEventId?: string } = {}
): Promise<Refund> {
  const wasReversed = refund.isTransferReversed ?? true
  await refund.merge(told).save()
  if (wasReversed && !told.isTransferReversed)
    await record(trx, actor, 'refund.paid_by_marketplace', refund, {
      userId: purchase.userId,
      publisherId: purchase.listing.publisherId,
      stripeEventId,
      details: { purchaseId: purchase.id, amountInCents: refund.amountInCents },
    })
  return refund
}

/** Keeps each dispute once, by Stripe's id, with its present status; that it began, and each change, is audited. */
export async function storeDisputes(
  trx: TransactionClientContract,
  actor: Actor,
  purchase: Purchase,
  facts: DisputeFact[],
  { stripeEventId }: { stripeEventId?: string }
): Promise<Dispute[]> {
  const stored: Dispute[] = []
  for (const { id: stripeDisputeId, booked, ...fact } of facts) {
    const known = await Dispute.findBy({ stripeDisputeId }, { client: trx })
    const dispute = known ?? new Dispute().useTransaction(trx).fill({ stripeDisputeId })
    const from = known?.status ?? null
    stored.push(await dispute.merge({ ...fact, purchaseId: purchase.id }).save())
    if (from === fact.status) continue
    await record(trx, actor, from ? 'dispute.moved' : 'dispute.opened', dispute, {
      userId: purchase.userId,
      publisherId: purchase.listing.publisherId,
      stripeEventId,
      details: { purchaseId: purchase.id, from, to: fact.status, reason: fact.reason },
    })
  }
  return stored
}

type Told = Payment & { corrections: Correction[] }

/**
 * Notes the charge, its receipt and how much has gone back; a change of that sum is audited, once. A transfer fills the
 * publisher's balance: whatever they owe is asked for then.
 */
export async function noteAmounts(
  trx: TransactionClientContract,
  actor: Actor,
  purchase: Purchase,
  { corrections, ...payment }: Told,
  { stripeEventId }: { stripeEventId?: string }
): Promise<void> {
  const before = purchase.refundedInCents
  const { transfer, receiptUrl, booked, chargeId: stripeChargeId } = payment
  if (transfer && !purchase.stripeTransferId)
    await enqueue(trx, 'billing.collect_debts', { publisherId: purchase.listing.publisherId })
  const names = { stripeChargeId, stripeTransferId: transfer?.id ?? null, receiptUrl }
  if (booked?.currency === purchase.currency) purchase.stripeFeeInCents = booked.feeInCents
  await purchase.merge({ ...amountsOf(payment, corrections), ...names }).save()
  if (before !== purchase.refundedInCents)
    await record(trx, actor, 'purchase.refunds_changed', purchase, {
      userId: purchase.userId,
      publisherId: purchase.listing.publisherId,
      stripeEventId,
      details: { from: before, to: purchase.refundedInCents, isFull: purchase.isRefunded },
    })
}

/** What of a payment went back to the buyer, and what moved between us and the publisher. Tax is none of theirs. */
export function amountsOf(
  { refunds, transfer, returns, applicationFee }: Payment,
  corrections: Correction[]
) {
  const reversals = [...(transfer ? [transfer] : []), ...returns].flatMap((one) => one.reversals)
  const isTax = (stripeId: string) =>
    corrections.some((one) => one.kind === 'tax' && one.stripeId === stripeId)
  return {
    refundedInCents: sumOf(refunds.filter(({ status }) => status === 'succeeded')),
    reversedInCents: sumOf(reversals.filter(({ id }) => !isTax(id))),
    feeRefundedInCents: sumOf(applicationFee?.refunds),
    returnedInCents: sumOf(
      corrections.filter(({ kind, status }) => kind === 'return' && status === 'done')
    ),
  }
}

const sumOf = (moved: { amountInCents: number }[] = []) =>
  moved.reduce((sum, { amountInCents }) => sum + amountInCents, 0)
