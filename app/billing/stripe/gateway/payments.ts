import { DateTime } from 'luxon'
import type Stripe from 'stripe'
import { ask, stripe } from './client.js'
import {
  bookedFact,
  expanded,
  feeFact,
  laterTransfers,
  transferFact,
  type BookedFact,
  type FeeFact,
  type TransferFact,
} from './moved_money.js'

export type RefundFact = {
  id: string
  amountInCents: number
  /** `pending`, `requires_action`, `succeeded`, `failed` or `canceled`; Stripe may add others. */
  status: string
  reason: string | null
  /** Our own row, as we named it when we asked for the refund. */
  refundId: string | null
  /** Whether the publisher's part came from the publisher; if not, all of it came from us. */
  isTransferReversed: boolean
  /** Whether our balance has paid it, and whether it got the money again because the refund failed. */
  hasLeft: boolean
  hasComeBack: boolean
  issuedAt: DateTime
}

export type DisputeFact = {
  id: string
  amountInCents: number
  status: string
  reason: string
  openedAt: DateTime
  evidenceDueAt: DateTime | null
  /** Whether evidence has been handed in. */
  isAnswered: boolean
  /** What Stripe booked for it, in order: taken, and given back when it was won. */
  booked: BookedFact[]
}

/** Everything about one payment that can move an entitlement, as it is now. */
export type Payment = {
  paymentIntentId: string
  /** Whether the money can still come by itself (`processing`) or never will (`failed`). */
  state: 'succeeded' | 'processing' | 'failed'
  chargeId: string | null
  receiptUrl: string | null
  /** ISO 3166-1 alpha-2, as the buyer gave it with their card. */
  country: string | null
  /** Our share, as Stripe takes it. */
  applicationFeeInCents: number
  paidAt: DateTime | null
  amountInCents: number
  currency: string
  /** Null until the charge has settled. */
  booked: BookedFact | null
  transfer: TransferFact | null
  /**
   * The currency in which the publisher was paid, where it is not the payment's: our balance at Stripe has none of it.
   * Amounts of the two cannot be compared, so such a transfer and its fee are left out.
   */
  paidOutIn: string | null
  /** What we sent to the publisher again later. */
  returns: TransferFact[]
  applicationFee: FeeFact | null
  refunds: RefundFact[]
  disputes: DisputeFact[]
}

/**
 * Reads a payment with its charge, refunds and disputes. Disputes are asked for when the charge names any, or when
 * the caller knows of some (`wasDisputed`); what was sent again only when the caller knows of that (`hasReturns`).
 */
export async function fetchPayment(
  paymentIntentId: string,
  { wasDisputed = false, hasReturns = false } = {}
): Promise<Payment> {
  const intent = await ask(() =>
    stripe.paymentIntents.retrieve(paymentIntentId, {
      expand: ['transfer', 'application_fee', 'balance_transaction'].map(
        (part) => `latest_charge.${part}`
      ),
    })
  )
  const charge = expanded(intent.latest_charge)
  const of = { payment_intent: paymentIntentId, limit: 100 }
  const refunds = await ask(() => stripe.refunds.list(of))
  const isDisputed = wasDisputed || charge?.disputed
  const disputes = isDisputed ? await ask(() => stripe.disputes.list(of)) : { data: [] }
  const moved = await transferFact(expanded(charge?.transfer))
  const isComparable = !moved || moved.currency === intent.currency
  const transfer = isComparable ? moved : null
  return {
    paymentIntentId,
    state: stateOf(intent),
    chargeId: charge?.id ?? null,
    receiptUrl: charge?.receipt_url ?? null,
    country: charge?.billing_details.address?.country ?? null,
    applicationFeeInCents: intent.application_fee_amount ?? 0,
    paidAt: charge ? DateTime.fromSeconds(charge.created) : null,
    amountInCents: charge?.amount ?? 0,
    currency: intent.currency,
    booked: mapped(expanded(charge?.balance_transaction), bookedFact),
    transfer,
    paidOutIn: isComparable ? null : moved.currency,
    returns: transfer && hasReturns ? await laterTransfers(transfer) : [],
    applicationFee: isComparable ? await feeFact(expanded(charge?.application_fee)) : null,
    refunds: refunds.data.map(refundFact),
    disputes: disputes.data.map(disputeFact),
  }
}

/**
 * What goes back beside the buyer's money: the publisher's part with our share, our share alone because tax has left the
 * transfer out of proportion, or neither.
 */
export type RefundWay = 'with_transfer' | 'with_fee' | 'alone'

export type RefundOrder = {
  refundId: string
  paymentIntentId: string
  amountInCents: number
  way: RefundWay
  /** Whether we took a share: Stripe gives none back that was never taken. */
  hasFee: boolean
}

/**
 * Gives money back. `with_transfer` also takes the publisher's part back; Stripe refuses that (`StripeRefused`) when
 * the publisher's balance does not hold it.
 */
export async function createRefund(order: RefundOrder): Promise<RefundFact> {
  const { refundId, way } = order
  const key = way === 'alone' ? `refund:${refundId}:alone` : `refund:${refundId}`
  return refundFact(
    await ask(() =>
      stripe.refunds.create(
        {
          payment_intent: order.paymentIntentId,
          amount: order.amountInCents,
          reason: 'requested_by_customer',
          metadata: { refund_id: refundId },
          ...(way === 'with_transfer' && { reverse_transfer: true }),
          ...(way !== 'alone' && order.hasFee && { refund_application_fee: true }),
        },
        { idempotencyKey: key }
      )
    )
  )
}

function stateOf({ status }: Stripe.PaymentIntent): Payment['state'] {
  if (status === 'succeeded') return 'succeeded'
  return status === 'requires_payment_method' || status === 'canceled' ? 'failed' : 'processing'
}

const mapped = <From, To>(whole: From | null, map: (from: From) => To) =>
  whole ? map(whole) : null

const disputeFact = (dispute: Stripe.Dispute): DisputeFact => ({
  id: dispute.id,
  amountInCents: dispute.amount,
  status: dispute.status,
  reason: dispute.reason,
  openedAt: DateTime.fromSeconds(dispute.created),
  evidenceDueAt: mapped(dispute.evidence_details.due_by, DateTime.fromSeconds),
  isAnswered: dispute.evidence_details.submission_count > 0,
  booked: dispute.balance_transactions.map(bookedFact),
})

const refundFact = (refund: Stripe.Refund): RefundFact => ({
  id: refund.id,
  amountInCents: refund.amount,
  status: refund.status ?? 'pending',
  reason: refund.reason ?? null,
  refundId: refund.metadata?.refund_id ?? null,
  isTransferReversed: refund.transfer_reversal !== null,
  hasLeft: refund.balance_transaction !== null,
  hasComeBack: Boolean(refund.failure_balance_transaction),
  issuedAt: DateTime.fromSeconds(refund.created),
})
