import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { SubscriptionOver } from '#billing/errors'
import { decideRenewal } from '#billing/decide_renewal'
import Subscription from '#billing/models/subscription'
import BillingPolicy from '#billing/policies/billing_policy'
import { whyInVain } from '#billing/why_in_vain'

/**
 * Has a subscription end with the time that is paid for when another period would open nothing: the right is revoked,
 * its buyer suspended or the agent taken down. Null when that is not so. Where it is undone, the buyer may keep it.
 */
export default class StopRenewal {
  async handle(actor: Actor, subscriptionId: string): Promise<Subscription | null> {
    await bouncerFor(actor).with(BillingPolicy).authorize('giveBack')
    const subscription = await Subscription.findOrFail(subscriptionId)
    const why = await whyInVain(subscription)
    if (!why) return null
    return decideRenewal(actor, subscription, { isCancelled: true, why }).catch(
      (error: unknown) => {
        if (error instanceof SubscriptionOver) return null
        throw error
      }
    )
  }
}
