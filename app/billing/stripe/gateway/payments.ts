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
    stripe.paymentIntents.retrieve(paymentIntentId, { expand: ['latest_charge'] })
  )
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null
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
          ...(order.reverseTransfer && { reverse_transfer: true, refund_application_fee: true }),
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

const refundFact = (refund: Stripe.Refund): RefundFact => ({
  id: refund.id,
  amountInCents: refund.amount,
  status: refund.status ?? 'pending',
  reason: refund.reason ?? null,
  refundId: refund.metadata?.refund_id ?? null,
  issuedAt: DateTime.fromSeconds(refund.created),
})
