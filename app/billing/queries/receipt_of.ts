import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import Purchase from '#billing/models/purchase'
import BillingPolicy from '#billing/policies/billing_policy'
import { ReceiptNotReady } from '#billing/errors'
import { NothingWasPaid } from '#billing/refund_errors'

/**
 * Where Stripe shows the receipt of a purchase, for its buyer. Throws NotFound, NothingWasPaid, or ReceiptNotReady
 * for some seconds.
 */
export async function receiptOf(actor: Actor, purchaseId: string): Promise<string> {
  const purchase = await Purchase.find(purchaseId)
  if (!purchase) throw new NotFound()
  await bouncerFor(actor).with(BillingPolicy).authorize('readPurchase', purchase)
  if (purchase.isOfNothing) throw new NothingWasPaid()
  if (!purchase.receiptUrl) throw new ReceiptNotReady()
  return purchase.receiptUrl
}
