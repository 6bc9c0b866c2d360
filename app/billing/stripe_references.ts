import db from '@adonisjs/lucid/services/db'
import type { Money } from '#shared/money'
import type User from '#accounts/models/user'
import type Plan from '#catalog/models/plan'
import Entitlement from '#entitlements/models/entitlement'
import type { Interval } from '#catalog/prices'
import type Checkout from '#billing/models/checkout'
import Coupon from '#billing/models/coupon'
import StripeCustomer from '#billing/models/stripe_customer'
import StripePrice from '#billing/models/stripe_price'
import { createCoupon } from '#billing/stripe/gateway/coupons'
import { createCustomer } from '#billing/stripe/gateway/customers'
import { createPrice } from '#billing/stripe/gateway/prices'

/**
 * The buyer at Stripe in one currency, made on their first checkout in it: Stripe refuses a customer who subscribes in
 * another currency than they do already. Two at once get the same one, for the key is the person; both of the row's
 * unique keys meet then, so neither may be named: PostgreSQL would refuse the one that is not.
 */
export async function customerOf(user: User, currency: string): Promise<string> {
  const which = { userId: user.id, currency }
  const known = await StripeCustomer.findBy(which)
  if (known) return known.stripeCustomerId
  const { id: userId, email, fullName: name } = user
  const stripeCustomerId = await createCustomer({ userId, currency, email, name })
  await db
    .insertQuery()
    .table('stripe_customers')
    .insert({ user_id: userId, currency, stripe_customer_id: stripeCustomerId })
    .onConflict()
    .ignore()
  return (await StripeCustomer.findByOrFail(which)).stripeCustomerId
}

/** The plan's price at Stripe, made when it is first bought at it, and remembered as above. `plan.listing` must be loaded. */
export async function priceOf(plan: Plan, { amountInCents, currency }: Money): Promise<string> {
  const which = { planId: plan.id, currency, amountInCents }
  const known = await StripePrice.findBy(which)
  if (known) return known.stripePriceId
  const sibling = await StripePrice.findBy('planId', plan.id)
  const { productId, priceId } = await createPrice({
    planId: plan.id,
    productId: sibling?.stripeProductId ?? null,
    name: plan.isSubscription
      ? `${plan.listing.name}, subscription`
      : `${plan.listing.name} ${plan.major}.x`,
    amountInCents,
    currency,
    interval: plan.interval as Interval | null,
  })
  await db
    .insertQuery()
    .table('stripe_prices')
    .insert({
      plan_id: plan.id,
      currency,
      amount_in_cents: amountInCents,
      stripe_product_id: productId,
      stripe_price_id: priceId,
    })
    .onConflict()
    .ignore()
  return (await StripePrice.findByOrFail(which)).stripePriceId
}

/**
 * What was agreed to be taken off, at Stripe: a coupon for this checkout alone, of exactly our amount, so that no rounding
 * but ours decides. Null when nothing is.
 */
export async function discountOf(checkout: Checkout): Promise<string | null> {
  const { id: checkoutId, discountInCents: amountInCents, currency, couponId } = checkout
  if (amountInCents === 0) return null
  if (!couponId) {
    const { line } = await Entitlement.findOrFail(checkout.upgradeFromId)
    return createCoupon({
      checkoutId,
      name: `Upgrade from ${line}`,
      amountInCents,
      currency,
      ...ONCE,
    })
  }
  const { code, duration, durationInMonths } = await Coupon.findOrFail(couponId)
  const renewing = checkout.renewal ? { duration, durationInMonths } : ONCE
  return createCoupon({ checkoutId, name: code, amountInCents, currency, ...renewing })
}

const ONCE = { duration: 'once' as const, durationInMonths: null }
