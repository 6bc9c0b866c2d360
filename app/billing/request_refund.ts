import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { StripeRefused } from '#billing/errors'
import Refund from '#billing/models/refund'
import { createRefund, type RefundOrder } from '#billing/stripe/gateway/payments'

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
  }
  const { fact, isTransferReversed } = await refundFrom(order).catch((error) =>
    giveUp(refund, error)
  )

  return db.transaction(async (trx) => {
    const row = await Refund.query({ client: trx }).where('id', refund.id).forUpdate().firstOrFail()
    await row.merge({ stripeRefundId: fact.id, issuedAt: fact.issuedAt, isTransferReversed }).save()
    if (!isTransferReversed)
      await record(trx, actor, 'refund.paid_by_marketplace', row, {
        userId: purchase.userId,
        publisherId: purchase.listing.publisherId,
        details: { purchaseId: purchase.id, amountInCents: refund.amountInCents },
      })
    return row
  })
}

async function refundFrom(order: Omit<RefundOrder, 'reverseTransfer'>) {
  try {
    const fact = await createRefund({ ...order, reverseTransfer: true })
    return { fact, isTransferReversed: true }
  } catch (error) {
    if (!(error instanceof StripeRefused)) throw error
    const fact = await createRefund({ ...order, reverseTransfer: false })
    return { fact, isTransferReversed: false }
  }
}

/** What Stripe refuses for good is over, and says so; what it did not answer stays, to be asked for again. */
async function giveUp(refund: Refund, error: unknown): Promise<never> {
  if (error instanceof StripeRefused)
    await Refund.query()
      .where({ id: refund.id, status: 'requested' })
      .update({ status: 'failed', reason: error.reason })
  throw error
}
