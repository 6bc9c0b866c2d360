import { DateTime } from 'luxon'
import type Stripe from 'stripe'
import env from '#start/env'
import { ask, stripe } from './client.js'

export type SessionOrder = {
  checkoutId: string
  customerId: string
  priceId: string
  /** What is taken off, as a coupon made for this checkout. */
  couponId: string | null
  /** Whether nothing is to be paid on the page. */
  isFree: boolean
  applicationFeeInCents: number
  /** For a plan that renews: our share of each payment, and how long one may try it; null: it is paid once. */
  renewal: { feePercent: number; trialDays: number } | null
  /** The publisher's account: each payment is a destination charge. */
  accountId: string
  expiresAt: DateTime
  successUrl: string
  cancelUrl: string
}

/** A checkout session in our words; amounts in the smallest unit of `currency`. */
export type CheckoutSession = {
  id: string
  url: string | null
  /** Our own id, as we gave it: it finds our row, it never decides anything. */
  checkoutId: string | null
  state: 'open' | 'expired' | 'paid' | 'awaiting_payment'
  /** Null until somebody has paid, and for ever when there was nothing to pay. */
  paymentIntentId: string | null
  /** What was begun by it, where a plan renews; null until then. */
  subscriptionId: string | null
  /** When its invoice was settled. */
  paidAt: DateTime | null
  subtotalInCents: number
  discountInCents: number
  taxInCents: number
  currency: string
  /** ISO 3166-1 alpha-2, as the buyer gave it. */
  country: string | null
}

/** Makes the hosted page where one checkout is paid. The same checkout always gets the same session. */
export async function createCheckoutSession(order: SessionOrder): Promise<CheckoutSession> {
  const metadata = { checkout_id: order.checkoutId }
  const taxed = env.get('STRIPE_TAX', false)
  return wordsOf(
    await ask(() =>
      stripe.checkout.sessions.create(
        {
          ...wayToPay(order, metadata),
          customer: order.customerId,
          client_reference_id: order.checkoutId,
          line_items: [{ price: order.priceId, quantity: 1 }],
          ...(order.couponId && { discounts: [{ coupon: order.couponId }] }),
          success_url: order.successUrl,
          cancel_url: order.cancelUrl,
          expires_at: Math.floor(order.expiresAt.toSeconds()),
          metadata,
          ...(taxed && {
            automatic_tax: { enabled: true, liability: { type: 'self' } },
            customer_update: { address: 'auto', name: 'auto' },
            tax_id_collection: { enabled: true },
          }),
        },
        { idempotencyKey: `checkout:${order.checkoutId}` }
      )
    )
  )
}

/** A trial asks for a card as well, so that nobody is surprised when it ends. */
function wayToPay(
  { renewal, accountId, applicationFeeInCents, isFree }: SessionOrder,
  metadata: { checkout_id: string }
): Stripe.Checkout.SessionCreateParams {
  const shared = { transfer_data: { destination: accountId }, metadata }
  if (!renewal)
    return {
      mode: 'payment',
      ...(!isFree && {
        payment_intent_data: {
          ...(applicationFeeInCents > 0 && { application_fee_amount: applicationFeeInCents }),
          ...shared,
        },
      }),
      invoice_creation: { enabled: true, invoice_data: { metadata } },
    }
  const { feePercent, trialDays } = renewal
  return {
    mode: 'subscription',
    payment_method_collection: 'always',
    subscription_data: {
      ...(feePercent > 0 && { application_fee_percent: feePercent }),
      ...shared,
      billing_mode: { type: 'flexible' },
      ...(trialDays > 0 && {
        trial_period_days: trialDays,
        trial_settings: { end_behavior: { missing_payment_method: 'cancel' } },
      }),
    },
  }
}

/** The session as it is now. */
export async function fetchCheckoutSession(id: string): Promise<CheckoutSession> {
  return wordsOf(await ask(() => stripe.checkout.sessions.retrieve(id, { expand: ['invoice'] })))
}

/** Closes a page that nobody should pay on any more. Throws `StripeRefused` when it has been completed meanwhile. */
export async function expireCheckoutSession(id: string): Promise<CheckoutSession> {
  return wordsOf(await ask(() => stripe.checkout.sessions.expire(id)))
}

function wordsOf(session: Stripe.Checkout.Session): CheckoutSession {
  return {
    id: session.id,
    url: session.url,
    checkoutId: session.client_reference_id,
    state: stateOf(session),
    paymentIntentId: idOf(session.payment_intent),
    subscriptionId: idOf(session.subscription),
    paidAt: settledAt(session.invoice),
    subtotalInCents: session.amount_subtotal ?? 0,
    discountInCents: session.total_details?.amount_discount ?? 0,
    taxInCents: session.total_details?.amount_tax ?? 0,
    currency: session.currency ?? '',
    country: session.customer_details?.address?.country ?? null,
  }
}

function stateOf({ status, payment_status: payment }: Stripe.Checkout.Session) {
  if (status !== 'complete') return status === 'expired' ? 'expired' : 'open'
  return payment === 'unpaid' ? 'awaiting_payment' : 'paid'
}

const idOf = (reference: string | { id: string } | null) =>
  typeof reference === 'string' ? reference : (reference?.id ?? null)

function settledAt(invoice: Stripe.Checkout.Session['invoice']): DateTime | null {
  const seconds = invoice && typeof invoice !== 'string' && invoice.status_transitions.paid_at
  return seconds ? DateTime.fromSeconds(seconds) : null
}
