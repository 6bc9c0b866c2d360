import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { lock } from '#billing/locks'
import Subscription from '#billing/models/subscription'

/**
 * The subscription that a payment belongs to, locked before the payment is, as everywhere; null for one that was made
 * once and for all.
 */
export async function lockedSubscription(
  trx: TransactionClientContract,
  purchaseId: string
): Promise<Subscription | null> {
  const owns = (purchases: { where: (column: string, id: string) => unknown }) =>
    purchases.where('purchases.id', purchaseId)
  const found = await Subscription.query({ client: trx }).whereHas('purchases', owns).first()
  if (!found) return null
  await lock(trx, found.stripeSubscriptionId)
  return Subscription.query({ client: trx }).where('id', found.id).forUpdate().firstOrFail()
}
