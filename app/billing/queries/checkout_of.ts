import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import Entitlement from '#entitlements/models/entitlement'
import Checkout from '#billing/models/checkout'
import BillingPolicy from '#billing/policies/billing_policy'

/** A checkout, for the buyer whose it is, with what came of it so far. Throws NotFound. */
export async function checkoutOf(actor: Actor, checkoutId: string): Promise<CheckoutInView> {
  const checkout = await Checkout.query()
    .where('id', checkoutId)
    .preload('purchase', (purchase) => purchase.preload('refunds'))
    .preload('subscription')
    .preload('plan')
    .preload('coupon')
    .preload('listing')
    .first()
  if (!checkout) throw new NotFound()
  await bouncerFor(actor).with(BillingPolicy).authorize('readCheckout', checkout)

  const ref = (checkout.subscription ?? checkout.purchase)?.entitlementRef
  const entitlement = ref ? await Entitlement.findBy('sourceRef', ref) : null
  return { checkout, entitlement }
}

export type CheckoutInView = { checkout: Checkout; entitlement: Entitlement | null }
