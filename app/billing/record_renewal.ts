import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { lock } from '#billing/locks'
import Checkout from '#billing/models/checkout'
import Purchase from '#billing/models/purchase'
import type Subscription from '#billing/models/subscription'
import type SubscriptionInvoice from '#billing/models/subscription_invoice'
import { refundableUntil } from '#billing/refund_requests/refund_window'
import type { InvoiceFact } from '#billing/stripe/gateway/invoices'
import { planOfPrice } from '#billing/switches/note_plan'
import { fetchPayment, type Payment } from '#billing/stripe/gateway/payments'

/**
 * Writes the payment for one period, the first one's included, once. Whose it is and what for stands in our own
 * row of the subscription; Stripe says what was paid, for which time and plan, and what our share of it was.
 */
export async function recordRenewal(
  trx: TransactionClientContract,
  actor: Actor,
  subscription: Subscription,
  { row, fact }: { row: SubscriptionInvoice; fact: InvoiceFact },
  { stripeEventId }: { stripeEventId?: string }
): Promise<{ purchase: Purchase; payment: Payment }> {
  const paymentIntentId = fact.paymentIntentId!
  await lock(trx, paymentIntentId)
  const payment = await fetchPayment(paymentIntentId)
  const { userId, listingId } = subscription
  const plan = await planOfPrice(trx, fact.priceId)
  const taxInCents = taxOf(fact, payment)
  const paidAt = DateTime.min(payment.paidAt ?? DateTime.now(), DateTime.now())
  const purchase = await Purchase.create(
    {
      checkoutId: fact.isFirst ? subscription.checkoutId : null,
      subscriptionId: subscription.id,
      userId,
      listingId,
      planId: plan?.listingId === listingId ? plan.id : subscription.planId,
      major: null,
      periodStartsAt: fact.startsAt,
      periodEndsAt: fact.endsAt,
      amountInCents: payment.amountInCents - taxInCents,
      discountInCents: fact.discountInCents,
      couponId: fact.discountInCents > 0 ? await couponBehind(trx, subscription) : null,
      taxInCents,
      applicationFeeInCents: payment.applicationFeeInCents,
      currency: fact.currency,
      country: fact.country ?? payment.country,
      stripePaymentIntentId: paymentIntentId,
      refundedInCents: 0,
      paidAt,
      refundableUntil: refundableUntil(paidAt),
    },
    { client: trx }
  )
  await purchase.refresh()
  await row.merge({ purchaseId: purchase.id }).save()
  await record(trx, actor, 'purchase.completed', purchase, {
    userId,
    publisherId: subscription.listing.publisherId,
    stripeEventId,
    details: { subscriptionId: subscription.id, periodEndsAt: fact.endsAt.toUTC().toISO() },
  })
  return { purchase, payment }
}

/** Where what Stripe owed the buyer paid a part of it, the charge carries as much less tax. */
const taxOf = ({ taxInCents, totalInCents }: InvoiceFact, { amountInCents }: Payment) =>
  Math.round((taxInCents * amountInCents) / totalInCents)

/** The coupon that it was begun with. */
const couponBehind = async (trx: TransactionClientContract, { checkoutId }: Subscription) =>
  (await Checkout.findOrFail(checkoutId, { client: trx })).couponId
