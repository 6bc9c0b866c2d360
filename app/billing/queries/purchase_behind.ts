import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import type Entitlement from '#entitlements/models/entitlement'
import Purchase from '#billing/models/purchase'
import BillingPolicy from '#billing/policies/billing_policy'

/**
 * The purchase an entitlement exists because of, with listing, buyer, refunds and disputes in order; null when it
 * was given away. For admins; others get NotFound.
 */
export async function purchaseBehind(
  actor: Actor,
  entitlement: Entitlement
): Promise<Purchase | null> {
  await bouncerFor(actor).with(BillingPolicy).authorize('oversee')
  const [, id] = /^purchase:([0-9a-f-]{36})$/.exec(entitlement.sourceRef) ?? []
  if (!id) return null
  return Purchase.query()
    .where('id', id)
    .preload('listing')
    .preload('user')
    .preload('refunds', (refunds) => refunds.orderBy('issuedAt'))
    .preload('corrections')
    .preload('disputes', (disputes) => disputes.orderBy('openedAt'))
    .first()
}
