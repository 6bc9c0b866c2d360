import { inject } from '@adonisjs/core'
import router from '@adonisjs/core/services/router'
import type { DateTime } from 'luxon'
import { type Actor, System } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import Plan from '#catalog/models/plan'
import SettleSubscription from '#billing/actions/settle_subscription'
import Subscription from '#billing/models/subscription'
import BillingPolicy from '#billing/policies/billing_policy'
import { subscriptionOf } from '#billing/queries/subscriptions_of'
import { SwitchPriceChanged } from '#billing/switch_errors'
import { agreedSwitch } from '#billing/switches/agreed_switch'
import { askForSwitch } from '#billing/switches/ask_for_switch'
import { holdsStill, quoteSwitch } from '#billing/switches/quote_switch'

/** What somebody confirmed: the plan, and the sum that they were shown for it. */
export type Confirmed = { planId: string; quotedAt: DateTime; dueInCents: number }

/**
 * Changes a running subscription to another plan of its listing, for exactly the sum that was confirmed, or not at all.
 * What holds is read from Stripe first, so that a change whose answer was lost is not asked for twice.
 */
@inject()
export default class SwitchPlan {
  async handle(
    actor: Actor,
    subscriptionId: string,
    { planId, quotedAt, dueInCents }: Confirmed
  ): Promise<Subscription> {
    const known = await Subscription.find(subscriptionId)
    if (!known) throw new NotFound()
    await bouncerFor(actor).with(BillingPolicy).authorize('manageSubscription', known)

    await new SettleSubscription().handle(new System('stripe'), known.stripeSubscriptionId)
    const { subscription } = await subscriptionOf(actor, subscriptionId)
    const { listingId } = subscription
    const plan = await Plan.query()
      .where({ id: planId, listingId })
      .preload('listing')
      .preload('prices')
      .first()
    if (!plan) throw new NotFound()
    const quote = await quoteSwitch(subscription, plan, quotedAt)
    if (!holdsStill(quotedAt) || quote.cost.dueInCents !== dueInCents)
      throw new SwitchPriceChanged(router.makeUrl('subscriptions.switching', [subscriptionId]))

    return askForSwitch(actor, await agreedSwitch(actor, quote), quote)
  }
}
