import { DateTime } from 'luxon'
import router from '@adonisjs/core/services/router'
import { type Actor, personOf } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import type Plan from '#catalog/models/plan'
import Entitlement from '#entitlements/models/entitlement'
import { keptAfter } from '#entitlements/queries/kept_after'
import PlanSwitch from '#billing/models/plan_switch'
import StripeCustomer from '#billing/models/stripe_customer'
import Subscription from '#billing/models/subscription'
import BillingPolicy from '#billing/policies/billing_policy'
import { PlanNotInReach } from '#billing/switch_errors'
import { holdsStill, quoteSwitch, type SwitchQuote } from '#billing/switches/quote_switch'
import { isSoldByTheMonth, otherPlanOf, whyNotSwitched } from '#billing/switches/switch_terms'

/** A subscription with its invoices, the newest first, and the entitlement that follows it. */
export type SubscriptionInView = {
  subscription: Subscription
  entitlementId: string | null
  /** The plan that it can be changed to now, where somebody asked for that. */
  switchTo?: Plan | null
  /** Whether it is paid by the year, and sold by the month as well: that begins only when the year is over. */
  isSoldByTheMonth?: boolean
}

/** The actor's subscriptions, running ones first, and the currencies in which Stripe knows something of theirs to pay with. */
export async function subscriptionsOf(actor: Actor) {
  const person = personOf(actor)
  if (!person) throw new NotFound()
  const subscriptions = await withEverything()
    .where('userId', person.id)
    .orderByRaw('ended_at desc nulls first, id desc')
  const customers = await StripeCustomer.query().where('userId', person.id).orderBy('currency')
  return {
    subscriptions: await inView(subscriptions),
    paidIn: customers.map(({ currency }) => currency),
  }
}

/** One of them. Throws NotFound. */
export async function subscriptionOf(actor: Actor, id: string): Promise<SubscriptionInView> {
  const subscription = await withEverything().where('id', id).first()
  if (!subscription) throw new NotFound()
  await bouncerFor(actor).with(BillingPolicy).authorize('manageSubscription', subscription)
  const [view] = await inView([subscription])
  return view
}

/** As above, with the plan that it may change to now. */
export async function subscriptionWithChoices(
  actor: Actor,
  id: string
): Promise<SubscriptionInView> {
  const view = await subscriptionOf(actor, id)
  const { subscription } = view
  const to = subscription.isRunning ? await otherPlanOf(subscription) : null
  const isInReach = to && (await whyNotSwitched(subscription, to)) === null
  return {
    ...view,
    switchTo: isInReach ? to : null,
    isSoldByTheMonth: await isSoldByTheMonth(subscription),
  }
}

/** What changing its plan would cost now; a change that Stripe has not answered yet is shown as it was asked for. */
export async function switchOf(actor: Actor, id: string): Promise<SwitchQuote> {
  const { subscription } = await subscriptionOf(actor, id)
  const plan = await otherPlanOf(subscription)
  if (!plan) throw new PlanNotInReach(router.makeUrl('subscriptions.show', [id]))
  const asked = await PlanSwitch.query()
    .where({ subscriptionId: id, status: 'asked', toPlanId: plan.id })
    .first()
  const quotedAt =
    asked && holdsStill(asked.quotedAt) ? asked.quotedAt : DateTime.now().startOf('second')
  return quoteSwitch(subscription, plan, quotedAt)
}

/** What ending it would leave: the versions. What is not paid ends at once, anything else with the time that runs now. */
export async function cancellationOf(actor: Actor, id: string) {
  const view = await subscriptionOf(actor, id)
  const { isUnpaid, renewsAt } = view.subscription
  const end = isUnpaid ? new Date() : renewsAt.toJSDate()
  const kept = view.entitlementId ? await keptAfter(actor, view.entitlementId, end) : []
  return { ...view, kept }
}

const withEverything = () =>
  Subscription.query()
    .preload('plan')
    .preload('checkout', (checkout) => checkout.preload('coupon'))
    .preload('listing', (listing) => listing.preload('publisher'))
    .preload('invoices', (invoices) =>
      invoices
        .orderBy('startsAt', 'desc')
        .preload('purchase', (purchase) =>
          purchase.preload('refunds').preload('disputes').preload('refundRequest')
        )
    )

async function inView(subscriptions: Subscription[]): Promise<SubscriptionInView[]> {
  const entitlements = await Entitlement.query().whereIn(
    'sourceRef',
    subscriptions.map(({ entitlementRef }) => entitlementRef)
  )
  return subscriptions.map((subscription) => ({
    subscription,
    entitlementId:
      entitlements.find(({ sourceRef }) => sourceRef === subscription.entitlementRef)?.id ?? null,
  }))
}
