import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { ModelAttributes } from '@adonisjs/lucid/types/model'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import type Purchase from '#billing/models/purchase'
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
      isTransferReversed: fact.isTransferReversed,
    }
    stored.push(await noteRefund(trx, actor, purchase, refund, told, cause))
  }
  return stored.sort((one, other) => one.issuedAt.toMillis() - other.issuedAt.toMillis())
}

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

/** Keeps each dispute once, by Stripe's id, with its present status. */
export async function storeDisputes(
  trx: TransactionClientContract,
  purchase: Purchase,
  facts: DisputeFact[]
): Promise<Dispute[]> {
  const stored: Dispute[] = []
  for (const { id, booked, ...fact } of facts)
    stored.push(
      await Dispute.updateOrCreate(
        { stripeDisputeId: id },
        { ...fact, purchaseId: purchase.id },
        { client: trx }
      )
    )
  return stored
}

/** Notes the charge, its receipt and how much has gone back; a change of that sum is audited, once. */
export async function noteAmounts(
  trx: TransactionClientContract,
  actor: Actor,
  purchase: Purchase,
  { chargeId, receiptUrl, refunds, transfer, applicationFee }: Payment,
  { stripeEventId }: { stripeEventId?: string }
): Promise<void> {
  const before = purchase.refundedInCents
  const refundedInCents = sumOf(refunds.filter(({ status }) => status === 'succeeded'))
  const sums = {
    refundedInCents,
    reversedInCents: sumOf(transfer?.reversals),
    feeRefundedInCents: sumOf(applicationFee?.refunds),
  }
  const names = { stripeChargeId: chargeId, stripeTransferId: transfer?.id ?? null, receiptUrl }
  await purchase.merge({ ...sums, ...names }).save()
  if (before !== refundedInCents)
    await record(trx, actor, 'purchase.refunds_changed', purchase, {
      userId: purchase.userId,
      publisherId: purchase.listing.publisherId,
      stripeEventId,
      details: { from: before, to: refundedInCents, isFull: purchase.isRefunded },
    })
}

const sumOf = (moved: { amountInCents: number }[] = []) =>
  moved.reduce((sum, { amountInCents }) => sum + amountInCents, 0)
