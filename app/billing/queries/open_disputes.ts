import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import Entitlement from '#entitlements/models/entitlement'
import Correction from '#billing/models/correction'
import Dispute from '#billing/models/dispute'
import FraudWarning from '#billing/models/fraud_warning'
import Purchase from '#billing/models/purchase'
import BillingPolicy from '#billing/policies/billing_policy'

const CLOSED = ['won', 'lost', 'prevented', 'warning_closed']
const AT_ONCE = 100

/** What a bank said about a payment, or what we could not move, with the payment and the entitlement it brought. */
export type Disputed<About> = {
  about: About
  purchase: Purchase
  entitlement: Entitlement | undefined
}

/**
 * Disputes that are not decided, the most urgent evidence first, and warnings that something can still be done about;
 * and corrections that Stripe refused for good, or that publishers owe. For admins; others get NotFound.
 */
export async function openDisputes(actor: Actor) {
  await bouncerFor(actor).with(BillingPolicy).authorize('oversee')
  const disputes = await Dispute.query()
    .whereNotIn('status', CLOSED)
    .orderByRaw('is_answered, evidence_due_at nulls last')
    .limit(AT_ONCE)
  const warnings = await FraudWarning.query()
    .where('isActionable', true)
    .orderBy('warnedAt', 'desc')
    .limit(AT_ONCE)
  const unsettled = await Correction.query()
    .whereIn('status', ['owed', 'refused'])
    .preload('account')
    .orderBy('id', 'desc')
    .limit(AT_ONCE)
  const purchases = await purchasesOf([...disputes, ...warnings, ...unsettled])
  const entitlements = await Entitlement.query().whereIn(
    'sourceRef',
    [...purchases.values()].map(({ entitlementRef }) => entitlementRef)
  )
  const withPurchase = <About extends { purchaseId: string }>(rows: About[]): Disputed<About>[] =>
    rows.map((about) => {
      const purchase = purchases.get(about.purchaseId)!
      const isItsOwn = (one: Entitlement) => one.sourceRef === purchase.entitlementRef
      return { about, purchase, entitlement: entitlements.find(isItsOwn) }
    })
  return {
    disputes: withPurchase(disputes),
    warnings: withPurchase(warnings),
    unsettled: withPurchase(unsettled),
  }
}

async function purchasesOf(rows: { purchaseId: string }[]): Promise<Map<string, Purchase>> {
  const purchases = await Purchase.query()
    .whereIn('id', [...new Set(rows.map(({ purchaseId }) => purchaseId))])
    .preload('listing', (listing) => listing.preload('publisher'))
    .preload('user')
    .preload('corrections')
  return new Map(purchases.map((purchase) => [purchase.id, purchase]))
}
