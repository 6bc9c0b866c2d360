import { refuse } from '../api/problem.ts'
import { billSubscription, periodCharge } from '../billing/bill_subscription.ts'
import { finalizeInvoice } from '../billing/finalize_invoice.ts'
import { makeSubscription } from '../billing/make_subscription.ts'
import { collect } from '../billing/pay_invoice.ts'
import { emit } from '../events/snapshot_events.ts'
import { planOf } from '../resources/checkout_sessions.ts'
import type { CheckoutSession } from '../resources/checkout_sessions.ts'
import { customers } from '../resources/customers.ts'
import { attachPaymentMethod, createPaymentMethod } from '../resources/payment_methods.ts'
import type { PaymentMethod } from '../resources/payment_methods.ts'
import { createIntent, paymentIntents } from '../resources/payment_intents.ts'
import { subscriptions } from '../resources/subscriptions.ts'
import { worldOn } from '../resources/test_clocks.ts'
import type { World } from '../world/world.ts'
import { chargeFailed, newCharge } from './charge_card.ts'
import { billingOf } from './payer.ts'
import type { Payer } from './payer.ts'

/**
 * The buyer subscribes. The subscription and its invoice begin to exist with the payment, not
 * before: a card that is declined leaves neither.
 * https://docs.stripe.com/changelog/basil/2025-03-31/checkout-legacy-subscription-upgrade
 */
export function subscribe(
  world: World,
  session: CheckoutSession,
  payer: Payer,
  type: PaymentMethod['type'] = 'card'
): CheckoutSession {
  const customer = customers.get(world, session.customer ?? '')
  const there = worldOn(world, customer.test_clock)
  const { lines, subscription: data, collectsCard } = planOf(world, session)
  const [line] = lines
  if (!line) return refuse('This Checkout Session sells nothing.')
  const isCardTaken = collectsCard || session.amount_total > 0
  const method = isCardTaken ? methodFor(there, customer.id, payer, type) : null
  const [discount] = session.discounts
  const made = makeSubscription(
    there,
    {
      customer: customer.id,
      price: line.price,
      quantity: line.quantity,
      paymentMethod: method?.id ?? null,
      coupon: discount?.coupon
        ? { coupon: discount.coupon, promotionCode: discount.promotion_code }
        : undefined,
      isTaxed: session.automatic_tax.enabled,
      data,
    },
    data.trial_end || data.trial_period_days ? 'trialing' : 'active'
  )
  const { invoice } = billSubscription(there, made, {
    reason: 'subscription_create',
    charged: [periodCharge(there, made)],
  })
  const final = finalizeInvoice(there, invoice.id)
  if (final.status === 'open')
    collect(there, invoice.id, { isPresent: true, ...(method && { method }) })
  emit(world, 'customer.subscription.created', subscriptions.get(there, made.id))
  return { ...session, invoice: invoice.id, subscription: made.id }
}

function methodFor(
  world: World,
  customer: string,
  payer: Payer,
  type: PaymentMethod['type']
): PaymentMethod {
  const made = createPaymentMethod(world, type, billingOf(payer), payer.last4 ?? '4242')
  return attachPaymentMethod(world, made.id, customer)
}

/** The card is declined: an attempt is on record, and nothing else. */
export function subscriptionDeclined(world: World, session: CheckoutSession, payer: Payer): void {
  const method = createPaymentMethod(world, 'card', billingOf(payer), payer.last4 ?? '0002')
  const intent = createIntent(world, {
    amount: session.amount_total,
    currency: session.currency,
    customer: session.customer,
    description: 'Subscription creation',
  })
  const tried = paymentIntents.update(world, intent, { payment_method: method.id })
  chargeFailed(world, tried, newCharge(world, tried, billingOf(payer), 'failed'))
}
