import { DateTime } from 'luxon'
import { appUrl } from '#config/app'
import router from '@adonisjs/core/services/router'
import type User from '#accounts/models/user'
import Checkout from '#billing/models/checkout'
import {
  CheckoutClosed,
  PaymentPageRefused,
  PaymentPageUnavailable,
  StripeRefused,
  StripeUnavailable,
} from '#billing/errors'
import { expirePage } from '#billing/expire_page'
import { customerOf, discountOf, priceOf } from '#billing/stripe_references'
import { createCheckoutSession, type SessionOrder } from '#billing/stripe/gateway/checkout_sessions'

/**
 * Gives a checkout its page at Stripe, once: everything is told from the row, under the row's own idempotency key.
 * No transaction is open meanwhile, so a Stripe that hangs holds nothing else up; a row that was closed meanwhile
 * gets no page, and the page that was made for it is closed.
 */
export async function openSession(checkout: Checkout, buyer: User): Promise<Checkout> {
  if (checkout.stripeSessionUrl) return checkout
  const session = await orderOf(checkout, buyer)
    .then(createCheckoutSession)
    .catch((error) => giveUp(checkout, error))
  await stillOpen(checkout)
    .whereNull('stripeSessionUrl')
    .update({ stripeSessionId: session.id, stripeSessionUrl: session.url })
  await checkout.refresh()
  if (checkout.isOpen && checkout.stripeSessionId === session.id) return checkout

  await expirePage(session.id)
  throw new CheckoutClosed()
}

async function orderOf(checkout: Checkout, buyer: User): Promise<SessionOrder> {
  const page = `${appUrl}${router.makeUrl('checkouts.show', [checkout.id])}`
  await checkout.load('plan', (plan) => plan.preload('listing'))
  const { plan } = checkout
  return {
    checkoutId: checkout.id,
    customerId: await customerOf(buyer, checkout.currency),
    priceId: await priceOf(plan, checkout.listPrice),
    couponId: await discountOf(checkout),
    isFree: checkout.dueInCents === 0,
    applicationFeeInCents: checkout.applicationFeeInCents,
    renewal: checkout.renewal,
    accountId: checkout.stripeAccountId,
    expiresAt: checkout.expiresAt,
    successUrl: `${page}?session_id={CHECKOUT_SESSION_ID}`,
    cancelUrl: `${appUrl}/agents/${plan.listing.agentId}`,
  }
}

/** Stripe repeats a refusal, or a fault of its own, for as long as it remembers the key: the next try needs another. */
async function giveUp(checkout: Checkout, error: unknown): Promise<never> {
  const isRemembered =
    error instanceof StripeRefused || (error instanceof StripeUnavailable && error.isRemembered)
  if (isRemembered)
    await stillOpen(checkout)
      .whereNull('stripeSessionId')
      .update({ status: 'unopened', closedAt: DateTime.now() })
  if (error instanceof StripeRefused) throw new PaymentPageRefused()
  throw error instanceof StripeUnavailable ? new PaymentPageUnavailable() : error
}

const stillOpen = ({ id }: Checkout) => Checkout.query().where({ id, status: 'open' })
