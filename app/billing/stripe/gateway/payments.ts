import { DateTime } from 'luxon'
import type Stripe from 'stripe'
import { ask, stripe } from './client.js'

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
  issuedAt: DateTime
}

export type DisputeFact = {
  id: string
  amountInCents: number
  status: string
  reason: string
  openedAt: DateTime
}

/** Everything about one payment that can move an entitlement, as it is now. */
export type Payment = {
  paymentIntentId: string
  /** Whether the money can still come by itself (`processing`) or never will (`failed`). */
  state: 'succeeded' | 'processing' | 'failed'
  chargeId: string | null
  receiptUrl: string | null
  paidAt: DateTime | null
  /** What the publisher's account has given back of the payment, and what of our fee it got back for that. */
  reversedInCents: number
  feeRefundedInCents: number
  refunds: RefundFact[]
  disputes: DisputeFact[]
}

/**
 * Reads a payment with its charge, refunds and disputes. Disputes are asked for when the charge names any, or when
 * the caller knows of some (`wasDisputed`).
 */
export async function fetchPayment(
  paymentIntentId: string,
  { wasDisputed = false } = {}
): Promise<Payment> {
  const intent = await ask(() =>
    stripe.paymentIntents.retrieve(paymentIntentId, {
      expand: ['latest_charge.transfer', 'latest_charge.application_fee'],
    })
  )
  const charge = expanded(intent.latest_charge)
  const of = { payment_intent: paymentIntentId, limit: 100 }
  const refunds = await ask(() => stripe.refunds.list(of))
  const isDisputed = wasDisputed || charge?.disputed
  const disputes = isDisputed ? await ask(() => stripe.disputes.list(of)) : { data: [] }
  return {
    paymentIntentId,
    state: stateOf(intent),
    chargeId: charge?.id ?? null,
    receiptUrl: charge?.receipt_url ?? null,
    paidAt: charge ? DateTime.fromSeconds(charge.created) : null,
    reversedInCents: expanded(charge?.transfer)?.amount_reversed ?? 0,
    feeRefundedInCents: expanded(charge?.application_fee)?.amount_refunded ?? 0,
    refunds: refunds.data.map(refundFact),
    disputes: disputes.data.map(({ id, amount, status, reason, created }) => ({
      id,
      amountInCents: amount,
      status,
      reason,
      openedAt: DateTime.fromSeconds(created),
    })),
  }
}

export type RefundOrder = {
  refundId: string
  paymentIntentId: string
  amountInCents: number
  reverseTransfer: boolean
  /** Whether we took a share: Stripe gives none back that was never taken. */
  hasFee: boolean
}

/**
 * Gives money back. `reverseTransfer` also takes the publisher's part and our fee back; Stripe refuses that
 * (`StripeRefused`) when the publisher's balance does not hold it.
 */
export async function createRefund(order: RefundOrder): Promise<RefundFact> {
  const key = order.reverseTransfer ? `refund:${order.refundId}` : `refund:${order.refundId}:alone`
  return refundFact(
    await ask(() =>
      stripe.refunds.create(
        {
          payment_intent: order.paymentIntentId,
          amount: order.amountInCents,
          reason: 'requested_by_customer',
          metadata: { refund_id: order.refundId },
          ...(order.reverseTransfer && {
            reverse_transfer: true,
            ...(order.hasFee && { refund_application_fee: true }),
          }),
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

/** What was asked to come whole; null when there is none yet: Stripe makes transfers and fees after the charge. */
const expanded = <Whole>(reference: string | Whole | null | undefined) =>
  typeof reference === 'object' ? reference : null

const refundFact = (refund: Stripe.Refund): RefundFact => ({
  id: refund.id,
  amountInCents: refund.amount,
  status: refund.status ?? 'pending',
  reason: refund.reason ?? null,
  refundId: refund.metadata?.refund_id ?? null,
  isTransferReversed: refund.transfer_reversal !== null,
  issuedAt: DateTime.fromSeconds(refund.created),
})
