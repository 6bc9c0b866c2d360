import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import Purchase from '#billing/models/purchase'
import BillingPolicy from '#billing/policies/billing_policy'
import { refundBasis } from '#billing/refund_basis'
import { refundPreview, type RefundPreview } from '#billing/refund_preview'

/**
 * A payment with the arithmetic of giving `amountInCents` of it back, for whoever may do that; the arithmetic is null
 * when it is no part of what is left. Throws NotFound.
 */
export async function refundableSale(
  actor: Actor,
  purchaseId: string,
  amountInCents?: number
): Promise<{ purchase: Purchase; preview: RefundPreview | null }> {
  const purchase = await Purchase.query()
    .where('id', purchaseId)
    .preload('listing', (listing) => listing.preload('publisher'))
    .preload('user')
    .preload('coupon')
    .preload('refunds')
    .preload('disputes')
    .first()
  if (!purchase) throw new NotFound()
  await bouncerFor(actor).with(BillingPolicy).authorize('refund', purchase.listing)
  const left = purchase.totalInCents - purchase.refundedInCents
  const isPart = amountInCents !== undefined && amountInCents > 0 && amountInCents <= left
  return { purchase, preview: isPart ? refundPreview(refundBasis(purchase), amountInCents) : null }
}
