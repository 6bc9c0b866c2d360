import type User from '#accounts/models/user'
import type Plan from '#catalog/models/plan'
import StripeCustomer from '#billing/models/stripe_customer'
import StripePrice from '#billing/models/stripe_price'
import { createCustomer } from '#billing/stripe/gateway/customers'
import { createPrice } from '#billing/stripe/gateway/prices'

/** The buyer at Stripe, made on their first checkout. Two at once get the same one, for the key is the person. */
export async function customerOf(user: User): Promise<string> {
  const known = await StripeCustomer.find(user.id)
  if (known) return known.stripeCustomerId
  const { id: userId, email, fullName: name } = user
  const stripeCustomerId = await createCustomer({ userId, email, name })
  const kept = await StripeCustomer.firstOrCreate({ userId }, { stripeCustomerId })
  return kept.stripeCustomerId
}

/** The plan at Stripe, made when it is first bought. `plan.listing` must be loaded. */
export async function priceOf(plan: Plan): Promise<string> {
  const known = await StripePrice.find(plan.id)
  if (known) return known.stripePriceId
  const { productId, priceId } = await createPrice({
    planId: plan.id,
    name: `${plan.listing.name} ${plan.major}.x`,
    amountInCents: plan.amountInCents,
    currency: plan.currency,
  })
  const kept = await StripePrice.firstOrCreate(
    { planId: plan.id },
    { stripeProductId: productId, stripePriceId: priceId }
  )
  return kept.stripePriceId
}
