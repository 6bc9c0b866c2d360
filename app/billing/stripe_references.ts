import db from '@adonisjs/lucid/services/db'
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
 * The buyer at Stripe, made on their first checkout. Two at once get the same one, for the key is the person; both of
 * the row's unique keys meet then, so neither may be named: PostgreSQL would refuse the one that is not.
 */
export async function customerOf(user: User): Promise<string> {
  const known = await StripeCustomer.find(user.id)
  if (known) return known.stripeCustomerId
  const { id: userId, email, fullName: name } = user
  const stripeCustomerId = await createCustomer({ userId, email, name })
  await db
    .insertQuery()
    .table('stripe_customers')
    .insert({ user_id: userId, stripe_customer_id: stripeCustomerId })
    .onConflict()
    .ignore()
  return (await StripeCustomer.findOrFail(userId)).stripeCustomerId
}

/** The plan at Stripe, made when it is first bought, and remembered as above. `plan.listing` must be loaded. */
export async function priceOf(plan: Plan): Promise<string> {
  const known = await StripePrice.find(plan.id)
  if (known) return known.stripePriceId
  const { productId, priceId } = await createPrice({
    planId: plan.id,
    name: plan.isSubscription
      ? `${plan.listing.name}, subscription`
      : `${plan.listing.name} ${plan.major}.x`,
    amountInCents: plan.amountInCents,
    currency: plan.currency,
    interval: plan.interval as Interval | null,
  })
  await db
    .insertQuery()
    .table('stripe_prices')
    .insert({ plan_id: plan.id, stripe_product_id: productId, stripe_price_id: priceId })
    .onConflict()
    .ignore()
  return (await StripePrice.findOrFail(plan.id)).stripePriceId
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
