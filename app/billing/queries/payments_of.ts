import { type Actor, personOf } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import Entitlement from '#entitlements/models/entitlement'
import Purchase from '#billing/models/purchase'
import BillingPolicy from '#billing/policies/billing_policy'

const PAGE = 50

/** A payment as its buyer sees it, and the entitlement that it brought. */
export type PaymentInView = { purchase: Purchase; entitlementId: string | null }

/** Everything the actor ever paid for, whatever became of it: newest first, fifty at a time before the purchase id `before`. */
export async function paymentsOf(actor: Actor, before?: unknown) {
  const person = personOf(actor)
  if (!person) throw new NotFound()
  const cursor = /^[0-9a-f-]{36}$/.test(String(before)) ? String(before) : null
  const purchases = await withEverything()
    .where('userId', person.id)
    .if(cursor, (query) => query.where('id', '<', cursor!))
    .orderBy('id', 'desc')
    .limit(PAGE + 1)
  const shown = purchases.slice(0, PAGE)
  return {
    payments: await inView(shown),
    next: purchases.length > PAGE ? shown.at(-1)!.id : null,
  }
}

/** One of them. Throws NotFound. */
export async function paymentOf(actor: Actor, id: string): Promise<PaymentInView> {
  const purchase = await withEverything().where('id', id).first()
  if (!purchase) throw new NotFound()
  await bouncerFor(actor).with(BillingPolicy).authorize('readPurchase', purchase)
  const [view] = await inView([purchase])
  return view
}

const withEverything = () =>
  Purchase.query()
    .preload('listing', (listing) => listing.preload('publisher'))
    .preload('refunds', (refunds) => refunds.orderBy('id'))
    .preload('disputes', (disputes) => disputes.orderBy('openedAt'))
    .preload('refundRequest')

async function inView(purchases: Purchase[]): Promise<PaymentInView[]> {
  const refs = purchases.map(({ entitlementRef }) => entitlementRef)
  const entitlements = await Entitlement.query().whereIn('sourceRef', refs)
  return purchases.map((purchase) => ({
    purchase,
    entitlementId:
      entitlements.find(({ sourceRef }) => sourceRef === purchase.entitlementRef)?.id ?? null,
  }))
}
