import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import Subscription from '#billing/models/subscription'
import BillingPolicy from '#billing/policies/billing_policy'
import { cancelNow } from '#billing/stripe/gateway/subscriptions'

/** Has Stripe end a subscription that nobody agreed on, so that it charges nothing more. One that is ours stays. */
export default class EndStraySubscription {
  async handle(actor: Actor, stripeSubscriptionId: string): Promise<void> {
    await bouncerFor(actor).with(BillingPolicy).authorize('giveBack')
    if (await Subscription.findBy({ stripeSubscriptionId })) return
    await cancelNow(stripeSubscriptionId)
  }
}
