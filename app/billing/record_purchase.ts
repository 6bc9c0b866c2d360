import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Checkout from '#billing/models/checkout'
import Purchase from '#billing/models/purchase'
import { PaymentMismatch } from '#billing/errors'
import type { CheckoutSession } from '#billing/stripe/gateway/checkout_sessions'
import type { Payment } from '#billing/stripe/gateway/payments'

/**
 * Writes a purchase from our own checkout row: Stripe says that it was paid, when and by what; never what was
 * agreed. Throws `PaymentMismatch` when the money is not what we asked for.
 */
export async function recordPurchase(
  trx: TransactionClientContract,
  checkout: Checkout,
  { session, payment }: { session: CheckoutSession; payment: Payment }
): Promise<Purchase> {
  if (session.subtotalInCents !== checkout.amountInCents || session.currency !== checkout.currency)
    throw new PaymentMismatch(
      `${session.subtotalInCents} ${session.currency} instead of ${checkout.amountInCents} ${checkout.currency}`
    )
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
