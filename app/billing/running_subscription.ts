import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import { SubscriptionOver } from '#billing/errors'
import Subscription from '#billing/models/subscription'
import BillingPolicy from '#billing/policies/billing_policy'

/** The actor's own subscription, with its listing, while there is something to decide about it. Throws by name. */
export async function runningSubscription(actor: Actor, id: string): Promise<Subscription> {
  const subscription = await Subscription.query().where('id', id).preload('listing').first()
  if (!subscription) throw new NotFound()
  await bouncerFor(actor).with(BillingPolicy).authorize('manageSubscription', subscription)
  if (!subscription.isRunning) throw new SubscriptionOver()
  return subscription
}
