import db from '@adonisjs/lucid/services/db'
import { type Actor, System } from '#accounts/actor'
import ApplyPayment from '#billing/actions/apply_payment'
import { lock } from '#billing/locks'
import type Refund from '#billing/models/refund'
import { requestRefund } from '#billing/request_refund'
import { fetchPayment } from '#billing/stripe/gateway/payments'

/**
 * Takes up a refund that got no answer. Stripe forgets a key after a day, so what it made of the first asking is
 * read before it is asked again.
 */
export async function askAgain(actor: Actor, refund: Refund): Promise<Refund> {
  await refund.load('purchase')
  const { id: purchaseId, stripePaymentIntentId } = refund.purchase
  await db.transaction(async (trx) => {
    await lock(trx, stripePaymentIntentId)
    const payment = await fetchPayment(stripePaymentIntentId, { wasDisputed: true })
    await new ApplyPayment().handle(new System('stripe'), purchaseId, payment, {}, trx)
  })
  await refund.refresh()
  return refund.isAnswered ? refund : requestRefund(actor, refund)
}
