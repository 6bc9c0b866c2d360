import type Stripe from 'stripe'
import { ask, stripe } from './client.js'

/** What a publisher's account gave back; `correctionId` is our own row, as we named it when we asked for it. */
export type ReversalFact = {
  id: string
  amountInCents: number
  refundId: string | null
  correctionId: string | null
}

export type TransferFact = {
  id: string
  amountInCents: number
  currency: string
  accountId: string
  /** What holds it together with what is sent later. */
  group: string | null
  correctionId: string | null
  reversals: ReversalFact[]
}

export type FeeFact = {
  id: string
  amountInCents: number
  refunds: { id: string; amountInCents: number }[]
}

/** What Stripe booked, in the currency it settles in; `amountInCents` is signed as the balance saw it. */
export type BookedFact = { amountInCents: number; feeInCents: number; currency: string }

/** What was asked to come whole; null when there is none yet: Stripe makes transfers and fees after the charge. */
export const expanded = <Whole>(reference: string | Whole | null | undefined) =>
  typeof reference === 'object' ? reference : null

export async function transferFact(transfer: Stripe.Transfer | null): Promise<TransferFact | null> {
  if (!transfer) return null
  const { id, amount: amountInCents, currency, destination, reversals } = transfer
  const all = reversals.has_more
    ? await whole(stripe.transfers.listReversals(id, { limit: 100 }))
    : reversals.data
  return {
    id,
    amountInCents,
    currency,
    accountId: idOf(destination) ?? '',
    group: transfer.transfer_group,
    correctionId: transfer.metadata.correction_id ?? null,
    reversals: all.map((reversal) => ({
      id: reversal.id,
      amountInCents: reversal.amount,
      refundId: idOf(reversal.source_refund),
      correctionId: reversal.metadata?.correction_id ?? null,
    })),
  }
}

/** What was sent to the same account later, beside the payment's own transfer. */
export async function laterTransfers(own: TransferFact): Promise<TransferFact[]> {
  if (!own.group) return []
  const all = await whole(stripe.transfers.list({ transfer_group: own.group, limit: 100 }))
  const later = all.filter(({ id, metadata }) => id !== own.id && metadata.correction_id)
  return Promise.all(later.map(async (transfer) => (await transferFact(transfer))!))
}

export async function feeFact(fee: Stripe.ApplicationFee | null): Promise<FeeFact | null> {
  if (!fee) return null
  const { id, amount: amountInCents, refunds } = fee
  const all = refunds.has_more
    ? await whole(stripe.applicationFees.listRefunds(id, { limit: 100 }))
    : refunds.data
  return {
    id,
    amountInCents,
    refunds: all.map((refund) => ({ id: refund.id, amountInCents: refund.amount })),
  }
}

export const bookedFact = ({ amount, fee, currency }: Stripe.BalanceTransaction): BookedFact => ({
  amountInCents: amount,
  feeInCents: fee,
  currency,
})

/** Every page of a list. */
const whole = <Item>(list: Stripe.ApiListPromise<Item>) =>
  ask(() => list.autoPagingToArray({ limit: 10_000 }))

const idOf = (reference: string | { id: string } | null) =>
  typeof reference === 'string' ? reference : (reference?.id ?? null)
