import { refuse } from '../api/problem.ts'
import { debitsArrive, debitsBounce } from '../billing/debit_invoice.ts'
import { redeem } from '../billing/promotions.ts'
import { emit } from '../events/snapshot_events.ts'
import { charges } from '../resources/charges.ts'
import type { Charge } from '../resources/charges.ts'
import { checkoutSessions } from '../resources/checkout_sessions.ts'
import type { CheckoutSession } from '../resources/checkout_sessions.ts'
import { paymentIntents } from '../resources/payment_intents.ts'
import type { PaymentIntent } from '../resources/payment_intents.ts'
import { declineOf } from '../resources/test_cards.ts'
import type { World } from '../world/world.ts'
import { invoicePurchase } from './invoice_purchase.ts'
import { subscribe, subscriptionDeclined } from './pay_subscription.ts'
import { chargeFailed, newCharge } from './charge_card.ts'
import { chargeSucceeds } from './charge_succeeds.ts'
import { billingOf, intentFor, withPayer } from './payer.ts'
import type { Payer } from './payer.ts'
import { settleLater } from './settle_capture.ts'

/** The buyer pays by card, unless their bank says no to it; or there is nothing to pay. */
export function pay(world: World, id: string, payer: Payer): CheckoutSession {
  const session = withPayer(world, openSession(world, id), payer)
  if (session.amount_total > 0 && declineOf(payer.last4 ?? '')) return decline(world, id, payer)
  const status = session.amount_total === 0 ? 'no_payment_required' : 'paid'
  if (session.mode === 'subscription')
    return complete(world, subscribe(world, session, payer), status)
  if (session.amount_total === 0) return complete(world, invoiced(world, session, null), status)
  const intent = intentFor(world, session, payer, 'card')
  const paid = chargeSucceeds(world, intent, billingOf(payer))
  const withIntent = { ...session, payment_intent: intent.id }
  return complete(world, invoiced(world, withIntent, paid), status)
}

/** The card is declined: the session stays open, and the buyer may try again. */
export function decline(world: World, id: string, payer: Payer): CheckoutSession {
  const session = withPayer(world, openSession(world, id), payer)
  if (session.amount_total === 0) refuse('There is nothing to pay, so nothing can be declined.')
  if (session.mode === 'subscription') {
    subscriptionDeclined(world, session, payer)
    return session
  }
  const intent = intentFor(world, session, payer, 'card')
  chargeFailed(world, intent, newCharge(world, intent, billingOf(payer), 'failed'))
  return checkoutSessions.update(world, session, { payment_intent: intent.id })
}

/** `invoice_creation`: the session with its invoice, once it is paid for. */
function invoiced(world: World, session: CheckoutSession, intent: PaymentIntent | null) {
  if (!session.invoice_creation?.enabled) return session
  return { ...session, invoice: invoicePurchase(world, session, intent).id }
}

/** The buyer pays by bank debit: the session completes unpaid, and the money comes in days or not. */
export function payDelayed(world: World, id: string, payer: Payer): CheckoutSession {
  const session = withPayer(world, openSession(world, id), payer)
  if (session.mode === 'subscription' && !world.settings.debitsForSubscriptions)
    refuse('Subscriptions are paid by card here, unless `debitsForSubscriptions` says otherwise.')
  if (session.mode === 'subscription')
    return complete(
      world,
      subscribe(world, session, payer, 'us_bank_account'),
      session.amount_total === 0 ? 'no_payment_required' : 'unpaid'
    )
  if (session.amount_total === 0)
    return complete(world, invoiced(world, session, null), 'no_payment_required')
  const intent = intentFor(world, session, payer, 'us_bank_account')
  const charge = newCharge(world, intent, billingOf(payer), 'pending')
  const processing = paymentIntents.update(world, intent, {
    latest_charge: charge.id,
    status: 'processing',
  })
  emit(world, 'charge.pending', charge)
  emit(world, 'payment_intent.processing', processing)
  return complete(world, { ...session, payment_intent: intent.id }, 'unpaid')
}

/** The bank debit arrives. */
export function settleDelayed(world: World, id: string): CheckoutSession {
  const subscribed = checkoutSessions.get(world, id)
  if (subscribed.mode === 'subscription') {
    debitsArrive(world, subscribed.customer ?? '')
    const paid = checkoutSessions.update(world, subscribed, { payment_status: 'paid' })
    emit(world, 'checkout.session.async_payment_succeeded', paid)
    return paid
  }
  const { session, charge } = awaiting(world, id)
  const succeeded = charges.update(world, charge, {
    amount_captured: charge.amount,
    captured: true,
    paid: true,
    status: 'succeeded',
  })
  const intent = paymentIntents.get(world, session.payment_intent ?? '')
  const paid = paymentIntents.update(world, intent, {
    amount_received: intent.amount,
    status: 'succeeded',
  })
  emit(world, 'charge.succeeded', succeeded)
  emit(world, 'payment_intent.succeeded', paid)
  settleLater(world, charge.id)
  const settled = checkoutSessions.update(world, session, {
    invoice: invoiced(world, session, paid).invoice,
    payment_status: 'paid',
  })
  emit(world, 'checkout.session.async_payment_succeeded', settled)
  return settled
}

/** The bank debit bounces. */
export function failDelayed(world: World, id: string): CheckoutSession {
  const subscribed = checkoutSessions.get(world, id)
  if (subscribed.mode === 'subscription') {
    debitsBounce(world, subscribed.customer ?? '')
    emit(world, 'checkout.session.async_payment_failed', subscribed)
    return subscribed
  }
  const { session, charge } = awaiting(world, id)
  const failed = charges.update(world, charge, { status: 'failed', paid: false })
  chargeFailed(world, paymentIntents.get(world, session.payment_intent ?? ''), failed)
  emit(world, 'checkout.session.async_payment_failed', session)
  return session
}

/** @throws Problem when the session is complete or expired */
export function openSession(world: World, id: string): CheckoutSession {
  const session = checkoutSessions.get(world, id)
  if (session.status !== 'open')
    refuse(`This Checkout Session is no longer open: it is ${session.status}.`)
  return session
}

function awaiting(world: World, id: string): { session: CheckoutSession; charge: Charge } {
  const session = checkoutSessions.get(world, id)
  const intent = session.payment_intent && paymentIntents.find(world, session.payment_intent)
  if (!intent || intent.status !== 'processing')
    return refuse('This Checkout Session is not waiting for a delayed payment.')
  return { session, charge: charges.get(world, intent.latest_charge ?? '') }
}

function complete(
  world: World,
  session: CheckoutSession,
  status: CheckoutSession['payment_status']
): CheckoutSession {
  const [discount] = session.discounts
  if (discount?.coupon)
    redeem(world, { coupon: discount.coupon, promotionCode: discount.promotion_code })
  const completed = checkoutSessions.update(world, session, {
    ...session,
    payment_status: status,
    status: 'complete',
    url: null,
  })
  emit(world, 'checkout.session.completed', completed)
  return completed
}

/** Where the hosted page sends the buyer afterwards. */
export function successUrl(session: CheckoutSession): string {
  return session.success_url.replaceAll('{CHECKOUT_SESSION_ID}', session.id)
}
