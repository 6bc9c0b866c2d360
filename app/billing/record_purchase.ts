import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Checkout from '#billing/models/checkout'
import Purchase from '#billing/models/purchase'
import { refundableUntil } from '#billing/refund_requests/refund_window'
import type { CheckoutSession } from '#billing/stripe/gateway/checkout_sessions'
import type { Payment } from '#billing/stripe/gateway/payments'

/** What was paid and what was agreed, when they are not the same. */
export function misfitOf(checkout: Checkout, session: CheckoutSession) {
  const { subtotalInCents, discountInCents, currency } = session
  const paid = `${subtotalInCents - discountInCents} ${currency}`
  const agreed = `${checkout.dueInCents} ${checkout.currency}`
  const isTakenOff = discountInCents === checkout.discountInCents
  return paid === agreed && isTakenOff ? null : { paid, agreed }
}

/**
 * Writes a purchase from our own checkout row: Stripe says that it was paid, when and by what; never what was
 * agreed. Without a payment it is a purchase of nothing, at the time when Stripe settled its invoice.
 */
export async function recordPurchase(
  trx: TransactionClientContract,
  checkout: Checkout,
  { session, payment }: { session: CheckoutSession; payment: Payment | null }
): Promise<Purchase> {
  const { userId, listingId, planId, major, amountInCents, applicationFeeInCents } = checkout
  const paidAt = DateTime.min(payment?.paidAt ?? session.paidAt ?? DateTime.now(), DateTime.now())
  return Purchase.create(
    {
      checkoutId: checkout.id,
      userId,
      listingId,
      planId,
      major,
      amountInCents,
      discountInCents: checkout.discountInCents,
      couponId: checkout.couponId,
      applicationFeeInCents,
      currency: checkout.currency,
      taxInCents: session.taxInCents,
      country: session.country,
      ...(payment && { stripePaymentIntentId: payment.paymentIntentId }),
      refundedInCents: 0,
      paidAt,
      refundableUntil: refundableUntil(paidAt),
    },
    { client: trx }
  ).then((purchase) => purchase.refresh())
}
