import { inject } from '@adonisjs/core'
import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import { type Actor, System } from '#accounts/actor'
import SettleSubscription from '#billing/actions/settle_subscription'
import type Subscription from '#billing/models/subscription'
import { runningSubscription } from '#billing/running_subscription'
import { cancelAtPeriodEnd } from '#billing/stripe/gateway/subscriptions'

/** Takes a cancellation back before it has come to pass: the subscription renews as if nothing had been said. */
@inject()
export default class KeepSubscription {
  async handle(actor: Actor, subscriptionId: string): Promise<Subscription> {
    const subscription = await runningSubscription(actor, subscriptionId)
    if (!subscription.cancelsAt) return subscription

    await cancelAtPeriodEnd(subscription.stripeSubscriptionId, false)
    return db.transaction(async (trx) => {
      await record(trx, actor, 'subscription.kept', subscription, {
        userId: subscription.userId,
        publisherId: subscription.listing.publisherId,
      })
      const { stripeSubscriptionId } = subscription
      const settle = new SettleSubscription()
      return (await settle.handle(new System('stripe'), stripeSubscriptionId, {}, trx))!
    })
  }
}
