import { appUrl } from '#config/app'
import router from '@adonisjs/core/services/router'
import type User from '#accounts/models/user'
import type Plan from '#catalog/models/plan'
import Checkout from '#billing/models/checkout'
import { customerOf, priceOf } from '#billing/stripe_references'
import { createCheckoutSession } from '#billing/stripe/gateway/checkout_sessions'

/**
 * Gives a checkout its page at Stripe, once: everything is told from the row, under the row's own idempotency key.
 * No transaction is open meanwhile, so a Stripe that hangs holds nothing else up.
 */
export async function openSession(checkout: Checkout, buyer: User, plan: Plan): Promise<Checkout> {
  if (checkout.stripeSessionId) return checkout
  const page = `${appUrl}${router.makeUrl('checkouts.show', [checkout.id])}`
  const session = await createCheckoutSession({
    checkoutId: checkout.id,
    customerId: await customerOf(buyer),
    priceId: await priceOf(plan),
    applicationFeeInCents: checkout.applicationFeeInCents,
    accountId: checkout.stripeAccountId,
    expiresAt: checkout.expiresAt,
    successUrl: `${page}?session_id={CHECKOUT_SESSION_ID}`,
    cancelUrl: `${appUrl}/agents/${plan.listing.agentId}`,
  })
  await Checkout.query()
    .where('id', checkout.id)
    .whereNull('stripeSessionUrl')
    .update({ stripeSessionId: session.id, stripeSessionUrl: session.url })
  return checkout.refresh()
}
