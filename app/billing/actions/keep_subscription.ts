import { inject } from '@adonisjs/core'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import { decideRenewal } from '#billing/decide_renewal'
import Subscription from '#billing/models/subscription'
import BillingPolicy from '#billing/policies/billing_policy'

/** Takes a cancellation back before it has come to pass: the subscription renews as if nothing had been said. */
@inject()
export default class KeepSubscription {
  async handle(actor: Actor, subscriptionId: string): Promise<Subscription> {
    const subscription = await Subscription.query()
      .where('id', subscriptionId)
      .preload('listing')
      .first()
    if (!subscription) throw new NotFound()
    await bouncerFor(actor).with(BillingPolicy).authorize('manageSubscription', subscription)
    return decideRenewal(actor, subscription, { isCancelled: false })
  }
}
