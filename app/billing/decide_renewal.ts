import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import { type Actor, System } from '#accounts/actor'
import SettleSubscription from '#billing/actions/settle_subscription'
import { SubscriptionOver } from '#billing/errors'
import type Subscription from '#billing/models/subscription'
import { cancelAtPeriodEnd } from '#billing/stripe/gateway/subscriptions'

/**
 * Tells Stripe whether a subscription ends with its period, and brings our row to that. Saying what holds already
 * changes nothing. No transaction is open while Stripe is asked. The subscription comes with its listing.
 */
export async function decideRenewal(
  actor: Actor,
  subscription: Subscription,
  { isCancelled }: { isCancelled: boolean }
): Promise<Subscription> {
  if (!subscription.isRunning) throw new SubscriptionOver()
  if ((subscription.cancelsAt !== null) === isCancelled) return subscription

  const { stripeSubscriptionId, userId } = subscription
  await cancelAtPeriodEnd(stripeSubscriptionId, isCancelled)
  return db.transaction(async (trx) => {
    const action = isCancelled ? 'subscription.cancelled' : 'subscription.kept'
    const { publisherId } = subscription.listing
    await record(trx, actor, action, subscription, { userId, publisherId })
    const settle = new SettleSubscription()
    return (await settle.handle(new System('stripe'), stripeSubscriptionId, {}, trx))!
  })
}
