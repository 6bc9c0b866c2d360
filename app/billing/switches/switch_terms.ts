import { DateTime } from 'luxon'
import router from '@adonisjs/core/services/router'
import type { Refusal } from '#shared/refusal'
import Plan, { type Price } from '#catalog/models/plan'
import { PublisherNotReady, SubscriptionOver } from '#billing/errors'
import { accountReadyFor } from '#billing/for_sale'
import type Subscription from '#billing/models/subscription'
import {
  PlanNotInReach,
  SamePlan,
  SwitchEnding,
  SwitchGivenBack,
  SwitchInVain,
  SwitchOnTrial,
  SwitchOverdue,
  SwitchPaused,
  SwitchRenewing,
} from '#billing/switch_errors'
import { whyInVain } from '#billing/why_in_vain'

/** What is to be found out about comes with its plan, its listing's publisher, and its invoices, the newest first. */
type InFull = Subscription

/** The plan that a subscription may change to: paid by the year instead of by the month, in the same currency; or null. */
export const otherPlanOf = async (subscription: InFull) =>
  subscription.plan.interval === 'month' ? planBy('year', subscription) : null

/** Whether somebody who pays by the year could pay by the month, once the year is over. */
export async function isSoldByTheMonth(subscription: InFull): Promise<boolean> {
  if (subscription.plan.interval !== 'year' || !subscription.isRunning) return false
  return (await planBy('month', subscription)) !== null
}

/** The one on offer now, with its listing and prices, if it has a price in the currency that is paid in. */
async function planBy(interval: 'month' | 'year', { listingId, currency }: InFull) {
  const plan = await Plan.query()
    .where({ listingId, kind: 'subscription', interval })
    .whereNull('withdrawnAt')
    .preload('listing')
    .preload('prices')
    .first()
  return plan && priceWithin(plan, currency) ? plan : null
}

/** What a plan costs in one currency, or null where it is not sold in it; needs its prices. */
export const priceWithin = (plan: Plan, currency: string): Price | null =>
  plan.openPrices.find((price) => price.currency === currency) ?? null

/** Why a subscription does not change to a plan of its listing now, or null. */
export async function whyNotSwitched(subscription: InFull, to: Plan): Promise<Refusal | null> {
  const { id, plan, listing, cancelsAt, whyEnded } = subscription
  const page = router.makeUrl('subscriptions.show', [id])
  if (!subscription.isRunning || whyEnded) return new SubscriptionOver()
  if (await whyInVain(subscription)) return new SwitchInVain(page)
  if (plan.interval === to.interval) return new SamePlan(page)
  const isOffered = to.isSubscription && to.isActive && listing.isOffered
  if (!isOffered || !priceWithin(to, subscription.currency)) return new PlanNotInReach(page)
  if (subscription.isUnpaid || isOverdue(subscription)) return new SwitchOverdue(page)
  if (cancelsAt) return new SwitchEnding(page)
  if (subscription.isOnTrial) return new SwitchOnTrial(page)
  if (subscription.status !== 'active') return new SwitchPaused(page)
  const current = subscription.invoices.find(({ paidAt }) => paidAt !== null)
  if (!current || current.endsAt < DateTime.now()) return new SwitchRenewing(page)
  if (wentBack(current)) return new SwitchGivenBack(page)
  return (await accountReadyFor(listing.publisher)) ? null : new PublisherNotReady()
}

const isOverdue = ({ invoices }: InFull) => invoices.some((invoice) => invoice.isOverdue)

/** Stripe counts the unused time from its invoice, and knows nothing of a refund of the charge. */
const wentBack = ({ purchase }: InFull['invoices'][number]) =>
  Boolean(purchase?.refundedInCents) ||
  (purchase?.refunds ?? []).some((refund) => refund.isUnderWay)
