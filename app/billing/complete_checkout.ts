import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import GrantEntitlement from '#entitlements/actions/grant_entitlement'
import ApplyPayment from '#billing/actions/apply_payment'
import GiveBack from '#billing/actions/give_back'
import type Checkout from '#billing/models/checkout'
import { misfitOf, recordPurchase } from '#billing/record_purchase'
import type { CheckoutSession } from '#billing/stripe/gateway/checkout_sessions'
import type { Payment } from '#billing/stripe/gateway/payments'
import { unpark } from '#billing/unpark'
import { whyNotKept } from '#billing/why_not_kept'

/**
 * Hands over what was paid for: purchase, entitlement, and whatever has happened to the payment since. What should
 * not have been paid goes back by itself, and takes its entitlement along. Where a coupon covered everything there is no
 * payment, and nothing that could go back. The checkout comes locked, with its listing.
 */
export async function completeCheckout(
  trx: TransactionClientContract,
  actor: Actor,
  checkout: Checkout,
  facts: { session: CheckoutSession; payment: Payment | null; stripeEventId?: string }
): Promise<Checkout> {
  const { stripeEventId, payment } = facts
  const misfit = misfitOf(checkout, facts.session)
  if (misfit) return setAside(trx, actor, checkout, { stripeEventId, details: misfit })

  const purchase = await recordPurchase(trx, checkout, facts)
  const about = { userId: purchase.userId, publisherId: checkout.listing.publisherId }
  await record(trx, actor, 'purchase.completed', purchase, { ...about, stripeEventId })
  await new GrantEntitlement().handle(
    actor,
    {
      userId: purchase.userId,
      listingId: purchase.listingId,
      major: purchase.major!,
      updatesForMonths: checkout.plan.updatesForMonths,
      source: 'purchase',
      sourceRef: purchase.entitlementRef,
      issuedAt: purchase.paidAt,
      stripeEventId,
    },
    trx
  )
  if (payment) {
    await new ApplyPayment().handle(actor, purchase.id, payment, { stripeEventId }, trx)
    const why = await whyNotKept(trx, purchase)
    if (why) await new GiveBack().handle(actor, purchase.id, why, trx)
    await unpark(trx, [payment.paymentIntentId])
  }
  return close(checkout, 'paid')
}

/** Once: hearing of it again does not move the moment. */
export async function close(
  checkout: Checkout,
  status: 'paid' | 'failed' | 'expired' | 'mismatched'
): Promise<Checkout> {
  if (checkout.status === status) return checkout
  return checkout.merge({ status, closedAt: DateTime.now() }).save()
}

/** Money came that nobody agreed on: nothing is granted, and somebody at the desk has to look. */
export async function setAside(
  trx: TransactionClientContract,
  actor: Actor,
  checkout: Checkout,
  cause: { stripeEventId?: string; details: Record<string, unknown> }
) {
  if (checkout.isMismatched) return checkout
  const about = { userId: checkout.userId, publisherId: checkout.listing.publisherId }
  await record(trx, actor, 'checkout.mismatched', checkout, { ...about, ...cause })
  return close(checkout, 'mismatched')
}
