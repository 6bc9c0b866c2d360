import type { Disputed } from '#billing/queries/open_disputes'

/** The payment of a line at the desk, and where to go on. */
export const disputedPayment = ({ purchase, entitlement }: Disputed<unknown>) => ({
  purchaseId: purchase.id,
  entitlementId: entitlement?.id ?? null,
  agent: purchase.listing.name,
  buyer: purchase.user.fullName,
  publisher: purchase.listing.publisher.displayName,
  currency: purchase.currency,
  paymentIntentId: purchase.stripePaymentIntentId,
})
