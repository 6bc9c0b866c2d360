import { inject } from '@adonisjs/core'
import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import { type Actor, System } from '#accounts/actor'
import SettleSubscription from '#billing/actions/settle_subscription'
import type Subscription from '#billing/models/subscription'
import { runningSubscription } from '#billing/running_subscription'
import { cancelAtPeriodEnd } from '#billing/stripe/gateway/subscriptions'

/**
 * Has a subscription end with the time that is paid for; until then everything stays included, and it can be kept after
 * all. Asking twice changes nothing. No transaction is open while Stripe is asked.
 */
@inject()
export default class CancelSubscription {
  async handle(actor: Actor, subscriptionId: string): Promise<Subscription> {
    const subscription = await runningSubscription(actor, subscriptionId)
    if (subscription.cancelsAt) return subscription

    await cancelAtPeriodEnd(subscription.stripeSubscriptionId, true)
    return db.transaction(async (trx) => {
      await record(trx, actor, 'subscription.cancelled', subscription, {
        userId: subscription.userId,
        publisherId: subscription.listing.publisherId,
      })
      const { stripeSubscriptionId } = subscription
      const settle = new SettleSubscription()
      return (await settle.handle(new System('stripe'), stripeSubscriptionId, {}, trx))!
    })
  }
}
