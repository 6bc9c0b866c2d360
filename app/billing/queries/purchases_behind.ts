import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import type Entitlement from '#entitlements/models/entitlement'
import Purchase from '#billing/models/purchase'
import BillingPolicy from '#billing/policies/billing_policy'

/**
 * The payments an entitlement exists because of, the newest first, with listing, buyer, refunds and disputes in order:
 * one for a line, one a period for a subscription, none when it was given away. For admins; others get NotFound.
 */
export async function purchasesBehind(
  actor: Actor,
  { sourceRef }: Entitlement
): Promise<Purchase[]> {
  await bouncerFor(actor).with(BillingPolicy).authorize('oversee')
  const [, kind, id] = /^(purchase|subscription):([0-9a-f-]{36})$/.exec(sourceRef) ?? []
  if (!id) return []
  return Purchase.query()
    .where(kind === 'purchase' ? 'id' : 'subscriptionId', id)
    .orderBy('paidAt', 'desc')
    .preload('listing')
    .preload('user')
    .preload('coupon')
    .preload('invoice')
    .preload('refunds', (refunds) => refunds.orderBy('issuedAt'))
    .preload('corrections')
    .preload('disputes', (disputes) => disputes.orderBy('openedAt'))
}
