import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { refuse } from '../api/problem.ts'
import { emit } from '../events/snapshot_events.ts'
import { customers } from '../resources/customers.ts'
import { invoices } from '../resources/invoices.ts'
import { prices } from '../resources/prices.ts'
import { paymentMethods } from '../resources/payment_methods.ts'
import { subscriptions } from '../resources/subscriptions.ts'
import type { Subscription } from '../resources/subscriptions.ts'
import { worldOn } from '../resources/test_clocks.ts'
import type { World } from '../world/world.ts'
import { billSubscription, periodCharge } from './bill_subscription.ts'
import { finalizeInvoice } from './finalize_invoice.ts'
import { makeSubscription } from './make_subscription.ts'
import { collect, declined, methodFor } from './pay_invoice.ts'
import { couponFrom, redeem } from './promotions.ts'

type Params = Stripe.SubscriptionCreateParams

export const subscriptionStartRoutes: Routes = {
  'POST /v1/subscriptions': ({ world, params }: Call<Params>) => {
    const customer = customers.get(world, params.customer ?? '', 'customer')
    const there = worldOn(world, customer.test_clock)
    const wish = wishFrom(there, params)
    const made = makeSubscription(there, wish, 'incomplete')
    if (wish.coupon) redeem(there, wish.coupon)
    const isTrial = made.trial_end !== null
    const started = isTrial ? subscriptions.update(there, made, { status: 'trialing' }) : made
    emit(there, 'customer.subscription.created', started)
    const billed = billSubscription(there, started, {
      reason: 'subscription_create',
      charged: [periodCharge(there, started)],
    })
    finalizeInvoice(there, billed.invoice.id)
    return firstPayment(there, billed.subscription, params.payment_behavior)
  },
}

function wishFrom(world: World, params: Params) {
  const [item, ...others] = params.items ?? []
  if (!item?.price) return refuse('Missing required param: items.', 'items')
  if (others.length) refuse('The stand-in sells one thing in a subscription.', 'items')
  const price = prices.get(world, item.price, 'items[0][price]')
  if (!price.recurring) refuse('The price specified is set to `type=one_time`.', 'items[0][price]')
  const [discount] = params.discounts || []
  const method = params.default_payment_method
  const {
    application_fee_percent: fee,
    trial_end: trialEnd,
    on_behalf_of: behalf,
    ...rest
  } = params
  return {
    customer: params.customer ?? '',
    price,
    quantity: item.quantity ?? 1,
    paymentMethod: method ? paymentMethods.get(world, method, 'default_payment_method').id : null,
    coupon: discount && couponFrom(world, discount, { customer: params.customer ?? null }),
    isTaxed: params.automatic_tax?.enabled ?? false,
    data: {
      ...rest,
      metadata: params.metadata || {},
      ...(fee && { application_fee_percent: fee }),
      ...(typeof trialEnd === 'number' && { trial_end: trialEnd }),
      ...(behalf && { on_behalf_of: behalf }),
    } as Stripe.Checkout.SessionCreateParams.SubscriptionData,
  }
}

/** The first invoice is collected at once, unless the caller wants to do that with the customer. */
function firstPayment(world: World, billed: Subscription, behavior = 'allow_incomplete') {
  const invoice = invoices.get(world, billed.latest_invoice ?? '')
  if (invoice.status !== 'open' || behavior === 'default_incomplete')
    return subscriptions.get(world, billed.id)
  if (!methodFor(world, invoice))
    refuse(
      'This customer has no attached payment source or default payment method. Please consider adding a default payment method.',
      undefined,
      'resource_missing'
    )
  const tried = collect(world, invoice.id)
  if (tried.status !== 'paid' && behavior === 'error_if_incomplete') throw declined(world, tried)
  return subscriptions.get(world, billed.id)
}
