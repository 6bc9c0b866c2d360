import { DateTime } from 'luxon'
import router from '@adonisjs/core/services/router'
import { LEAST } from '#start/currencies'
import type { default as Plan, Price } from '#catalog/models/plan'
import { StripeRefused } from '#billing/errors'
import type Subscription from '#billing/models/subscription'
import { SwitchNotMade, SwitchNothingDue } from '#billing/switch_errors'
import { previewSwitch, type SwitchCost, type SwitchOrder } from '#billing/stripe/gateway/switches'
import { priceOf } from '#billing/stripe_references'
import { priceWithin, whyNotSwitched } from '#billing/switches/switch_terms'

/** What a change of plan costs, counted from a moment. */
export type SwitchQuote = {
  subscription: Subscription
  plan: Plan
  price: Price
  order: SwitchOrder
  cost: SwitchCost
}

/** How long a sum holds that somebody was shown: unused time is worth less by the second. */
const HOLDS_FOR = { minutes: 30 }

export const holdsStill = (quotedAt: DateTime) =>
  quotedAt <= DateTime.now() && quotedAt > DateTime.now().minus(HOLDS_FOR)

/** Reckons it, or refuses by name. The subscription comes in full, see `whyNotSwitched`; the plan with listing and prices. */
export async function quoteSwitch(
  subscription: Subscription,
  plan: Plan,
  quotedAt: DateTime
): Promise<SwitchQuote> {
  const refusal = await whyNotSwitched(subscription, plan)
  if (refusal) throw refusal
  const page = router.makeUrl('subscriptions.show', [subscription.id])
  const { stripeSubscriptionId } = subscription
  const price = priceWithin(plan, subscription.currency)!
  const order = { stripeSubscriptionId, priceId: await priceOf(plan, price), quotedAt }
  const cost = await previewSwitch(order).catch((error: unknown) => {
    throw error instanceof StripeRefused ? new SwitchNotMade(page) : error
  })
  if (cost.dueInCents < LEAST[cost.currency]) throw new SwitchNothingDue(page)
  return { subscription, plan, price, order, cost }
}
