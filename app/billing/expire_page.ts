import { StripeRefused } from '#billing/errors'
import { expireCheckoutSession } from '#billing/stripe/gateway/checkout_sessions'

/** Closes a page. Stripe refuses that when it was paid or expired meanwhile: reading it anew then says which. */
export async function expirePage(sessionId: string) {
  try {
    await expireCheckoutSession(sessionId)
  } catch (error) {
    if (!(error instanceof StripeRefused)) throw error
  }
}
