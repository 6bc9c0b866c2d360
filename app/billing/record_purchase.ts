import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Checkout from '#billing/models/checkout'
import Purchase from '#billing/models/purchase'
import type { CheckoutSession } from '#billing/stripe/gateway/checkout_sessions'
import type { Payment } from '#billing/stripe/gateway/payments'

/** What was paid and what was agreed, when they are not the same. */
export function misfitOf(checkout: Checkout, { subtotalInCents, currency }: CheckoutSession) {
  if (subtotalInCents === checkout.dueInCents && currency === checkout.currency) return null
  return {
    paid: `${subtotalInCents} ${currency}`,
    agreed: `${checkout.dueInCents} ${checkout.currency}`,
  }
}

/**
 * Writes a purchase from our own checkout row: Stripe says that it was paid, when and by what; never what was
 * agreed.
 */
export async function recordPurchase(
  trx: TransactionClientContract,
  checkout: Checkout,
  { session, payment }: { session: CheckoutSession; payment: Payment }
): Promise<Purchase> {
  const { userId, listingId, planId, major, amountInCents, applicationFeeInCents } = checkout
  return Purchase.create(
    {
      checkoutId: checkout.id,
      userId,
      listingId,
      planId,
      major,
      amountInCents,
      applicationFeeInCents,
      currency: checkout.currency,
      taxInCents: session.taxInCents,
      country: session.country,
      stripePaymentIntentId: payment.paymentIntentId,
      refundedInCents: 0,
      paidAt: DateTime.min(payment.paidAt ?? DateTime.now(), DateTime.now()),
    },
    { client: trx }
  ).then((purchase) => purchase.refresh())
}
