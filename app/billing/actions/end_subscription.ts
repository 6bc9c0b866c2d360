import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import SettleSubscription from '#billing/actions/settle_subscription'
import Subscription from '#billing/models/subscription'
import BillingPolicy from '#billing/policies/billing_policy'
import { cancelNow } from '#billing/stripe/gateway/subscriptions'

/**
 * Has Stripe end, at once, what our own rules decided to end: see `endByRules`. Asking again for what has ended changes
 * nothing. Null when nobody decided that, or when it is over.
 */
export default class EndSubscription {
  async handle(actor: Actor, subscriptionId: string): Promise<Subscription | null> {
    await bouncerFor(actor).with(BillingPolicy).authorize('giveBack')
    const subscription = await Subscription.find(subscriptionId)
    if (!subscription?.whyEnded || !subscription.isRunning) return null

    await cancelNow(subscription.stripeSubscriptionId)
    return new SettleSubscription().handle(actor, subscription.stripeSubscriptionId)
  }
}
