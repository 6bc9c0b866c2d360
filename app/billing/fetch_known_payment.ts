import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Correction from '#billing/models/correction'
import Dispute from '#billing/models/dispute'
import { fetchPayment, type Payment } from '#billing/stripe/gateway/payments'

/** Reads a payment of ours at Stripe, with the disputes and the transfers that we know it to have. */
export async function fetchKnownPayment(
  trx: TransactionClientContract,
  purchase: { id: string; stripePaymentIntentId: string }
): Promise<Payment> {
  const about = { purchaseId: purchase.id }
  const wasDisputed = (await Dispute.findBy(about, { client: trx })) !== null
  const returned = await Correction.findBy({ ...about, kind: 'return' }, { client: trx })
  return fetchPayment(purchase.stripePaymentIntentId, {
    wasDisputed,
    hasReturns: returned !== null,
  })
}
