import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { enqueue } from '#shared/jobs'
import { bringSubscriptionTo } from '#billing/bring_subscription_to'
import { close, setAside } from '#billing/complete_checkout'
import { endByRules } from '#billing/end_by_rules'
import { lock } from '#billing/locks'
import type Checkout from '#billing/models/checkout'
import StripePrice from '#billing/models/stripe_price'
import Subscription from '#billing/models/subscription'
import { misfitOf } from '#billing/record_purchase'
import { subscriptionColumns } from '#billing/subscription_facts'
import type { CheckoutSession } from '#billing/stripe/gateway/checkout_sessions'
import { fetchSubscription, type SubscriptionFacts } from '#billing/stripe/gateway/subscriptions'
import { unpark } from '#billing/unpark'
import { whyNotBegun } from '#billing/why_not_kept'

/**
 * Hands over what was subscribed to: our row of the subscription, its first payment or its trial, and the entitlement.
 * What should not have been sold is ended and goes back by itself. The checkout comes locked, with its listing.
 */
export async function beginSubscription(
  trx: TransactionClientContract,
  actor: Actor,
  checkout: Checkout,
  { session, stripeEventId }: { session: CheckoutSession; stripeEventId?: string }
): Promise<Checkout> {
  await lock(trx, session.subscriptionId!)
  const facts = await fetchSubscription(session.subscriptionId!)
  if (session.state === 'awaiting_payment') return awaitPayment(trx, checkout, facts)
  const price = await StripePrice.findBy('stripePriceId', facts.priceId, { client: trx })
  const misfit = misfitOf(checkout, session) ?? otherPrice(checkout, price, facts)
  if (misfit || !price) {
    const stray = { stripeSubscriptionId: facts.id }
    await enqueue(trx, 'billing.end_stray_subscription', stray)
    return setAside(trx, actor, checkout, { stripeEventId, details: { ...misfit, ...stray } })
  }

  const { userId, listingId, planId } = checkout
  const ours = { checkoutId: checkout.id, userId, listingId, planId }
  const { amountInCents, currency } = price
  const asked = { ...ours, amountInCents, currency, stripeSubscriptionId: facts.id }
  const columns = { ...asked, ...subscriptionColumns(facts) }
  const subscription = await Subscription.create(columns, { client: trx })
  await subscription.refresh()
  await record(trx, actor, 'subscription.started', subscription, {
    userId,
    publisherId: checkout.listing.publisherId,
    stripeEventId,
    details: { status: facts.status, trialEndsAt: facts.trialEndsAt?.toISO() ?? null },
  })
  await bringSubscriptionTo(trx, actor, subscription, facts, { stripeEventId })
  const why = await whyNotBegun(trx, subscription)
  if (why) await endByRules(trx, actor, subscription, why)
  await unpark(trx, [facts.id])
  return close(checkout, 'paid')
}

/**
 * The bank thinks about the first payment, or has said no to it. Stripe would ask it again and again for what never began,
 * so that is ended there.
 */
async function awaitPayment(
  trx: TransactionClientContract,
  checkout: Checkout,
  { id, status, endedAt }: SubscriptionFacts
) {
  const isRefused = ['past_due', 'unpaid'].includes(status)
  if (isRefused && checkout.isUnsettled)
    await enqueue(trx, 'billing.end_stray_subscription', { stripeSubscriptionId: id })
  if (endedAt || isRefused) return close(checkout, 'failed')
  if (!checkout.isUnsettled) return checkout
  return checkout.merge({ status: 'awaiting_payment' }).save()
}

/** A subscription at another price than the one that was agreed is not the one that we asked for. */
function otherPrice(
  { planId, listInCents, currency }: Checkout,
  price: StripePrice | null,
  { priceId }: SubscriptionFacts
) {
  const isAgreed =
    price?.planId === planId && price.currency === currency && price.amountInCents === listInCents
  if (isAgreed) return null
  return { paid: `price ${priceId}`, agreed: `plan ${planId} at ${listInCents} ${currency}` }
}
