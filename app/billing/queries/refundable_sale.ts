import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { unitsOf } from '#shared/money'
import { NotFound } from '#shared/refusal'
import Purchase from '#billing/models/purchase'
import BillingPolicy from '#billing/policies/billing_policy'
import { refundBasis } from '#billing/refund_basis'
import { refundPreview, type RefundPreview } from '#billing/refund_preview'

/**
 * A payment with the arithmetic of giving a part of it back, for whoever may do that: in its smallest unit, or as it was
 * typed. The arithmetic is null when that is no part of what is left. Throws NotFound.
 */
export async function refundableSale(
  actor: Actor,
  purchaseId: string,
  asked?: number | string
): Promise<{ purchase: Purchase; preview: RefundPreview | null }> {
  const purchase = await Purchase.query()
    .where('id', purchaseId)
    .preload('listing', (listing) => listing.preload('publisher'))
    .preload('user')
    .preload('coupon')
    .preload('invoice')
    .preload('refunds')
    .preload('disputes')
    .first()
  if (!purchase) throw new NotFound()
  await bouncerFor(actor).with(BillingPolicy).authorize('refund', purchase.listing)
  const left = purchase.leftInCents
  const part = typeof asked === 'string' ? unitsOf(asked, purchase.currency) : (asked ?? null)
  const isPart = part !== null && part > 0 && part <= left
  return { purchase, preview: isPart ? refundPreview(refundBasis(purchase), part) : null }
}
