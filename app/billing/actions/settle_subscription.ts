import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { bringSubscriptionTo } from '#billing/bring_subscription_to'
import { lock } from '#billing/locks'
import Subscription from '#billing/models/subscription'
import BillingPolicy from '#billing/policies/billing_policy'
import { fetchSubscription } from '#billing/stripe/gateway/subscriptions'

/**
 * Brings a subscription to where it is at Stripe now. Reads it inside its lock, so neither the order nor the number
 * of calls matters. Null when it is none of ours, or not yet.
 */
export default class SettleSubscription {
  async handle(
    actor: Actor,
    stripeSubscriptionId: string,
    cause: { stripeEventId?: string } = {},
    within?: TransactionClientContract
  ): Promise<Subscription | null> {
    return (within ?? db).transaction(async (trx) => {
      await bouncerFor(actor).with(BillingPolicy).authorize('noteFacts')
      await lock(trx, stripeSubscriptionId)
      const subscription = await Subscription.query({ client: trx })
        .where({ stripeSubscriptionId })
        .forUpdate()
        .first()
      if (!subscription) return null

      const facts = await fetchSubscription(stripeSubscriptionId)
      await bringSubscriptionTo(trx, actor, subscription, facts, cause)
      return subscription
    })
  }
}
