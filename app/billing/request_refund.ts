import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#accounts/actor'
import { StripeRefused, StripeUnavailable } from '#billing/errors'
import { RefundRefused, RefundUnanswered } from '#billing/refund_errors'
import Purchase from '#billing/models/purchase'
import Refund from '#billing/models/refund'
import { isTheirPartTaken, noteRefund } from '#billing/payment_facts'
import { followRefundRequest } from '#billing/refund_requests/follow_refund_request'
import { createRefund, type RefundOrder } from '#billing/stripe/gateway/payments'
import { TOO_LITTLE } from '#billing/too_little'

/**
 * Asks Stripe for a refund that stands in our books. When the publisher's balance does not hold its part, the
 * buyer gets the money all the same, from us; the trail says so. No transaction is open while Stripe is asked.
 */
export async function requestRefund(actor: Actor, refund: Refund): Promise<Refund> {
  await refund.load('purchase', (purchase) => purchase.preload('listing'))
  const { purchase } = refund
  const order = {
    refundId: refund.id,
    paymentIntentId: purchase.stripePaymentIntentId,
    amountInCents: refund.amountInCents,
    hasFee: purchase.applicationFeeInCents > purchase.feeRefundedInCents,
    isTaxed: purchase.taxInCents > 0,
  }
  const fact = await refundFrom(order).catch((error) => giveUp(refund, error))

  return db.transaction(async (trx) => {
    const held = Purchase.query({ client: trx }).where('id', purchase.id)
    const paid = await held.forUpdate().firstOrFail()
    const row = await Refund.query({ client: trx }).where('id', refund.id).forUpdate().firstOrFail()
    const { id: stripeRefundId, issuedAt } = fact
    const isTransferReversed = isTheirPartTaken(purchase, row, fact)
    const told = { stripeRefundId, issuedAt, isTransferReversed }
    const noted = await noteRefund(trx, actor, purchase, row, told)
    await followRefundRequest(trx, actor, paid)
    return noted
  })
}

/**
 * Only an empty balance makes us pay: whatever else Stripe refuses, it would refuse us too, or rightly. Once the tax has
 * been taken back, Stripe's proportion would take too much: then a correction takes the publisher's part.
 */
async function refundFrom({ isTaxed, ...order }: Omit<RefundOrder, 'way'> & { isTaxed: boolean }) {
  if (isTaxed) return createRefund({ ...order, way: 'with_fee' })
  try {
    return await createRefund({ ...order, way: 'with_transfer' })
  } catch (error) {
    if (!(error instanceof StripeRefused) || !TOO_LITTLE.includes(error.reason)) throw error
    return createRefund({ ...order, way: 'alone' })
  }
}

/** What Stripe refuses for good is over, and says so; what it did not answer stays, to be asked for again. */
async function giveUp(refund: Refund, error: unknown): Promise<never> {
  if (error instanceof StripeUnavailable) throw new RefundUnanswered()
  if (!(error instanceof StripeRefused)) throw error
  await Refund.query()
    .where({ id: refund.id, status: 'requested' })
    .update({ status: 'failed', reason: error.reason })
  throw new RefundRefused(error.reason)
}
