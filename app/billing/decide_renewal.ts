import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import { type Actor, System } from '#accounts/actor'
import SettleSubscription from '#billing/actions/settle_subscription'
import { SubscriptionInVain, SubscriptionOver } from '#billing/errors'
import type Subscription from '#billing/models/subscription'
import SubscriptionInvoice from '#billing/models/subscription_invoice'
import { cancelAtPeriodEnd, cancelNow, keepRenewing } from '#billing/stripe/gateway/subscriptions'
import { type WhyInVain, whyInVain } from '#billing/why_in_vain'

const stripe = new System('stripe')

/**
 * Tells Stripe whether a subscription ends with its period, and brings our row to that; `why` when nobody asked for it.
 * One that is not paid ends at once, or Stripe would go on charging for the time that was not paid; so does one whose
 * new period is about to be charged in vain. Saying what holds already changes nothing, and what holds is read from Stripe
 * first. No transaction is open while Stripe is asked.
 */
export async function decideRenewal(
  actor: Actor,
  { stripeSubscriptionId }: Subscription,
  { isCancelled, why }: { isCancelled: boolean; why?: WhyInVain }
): Promise<Subscription> {
  const settle = new SettleSubscription()
  const subscription = (await settle.handle(stripe, stripeSubscriptionId))!
  if (!subscription.isRunning) throw new SubscriptionOver()
  if (holdsAlready(subscription, isCancelled)) return subscription
  if (!isCancelled && (await whyInVain(subscription))) throw new SubscriptionInVain()

  const isInVainNow = why !== undefined && !(await isPaidFor(subscription))
  if (isCancelled && (subscription.isUnpaid || isInVainNow)) await cancelNow(stripeSubscriptionId)
  else if (isCancelled) await cancelAtPeriodEnd(stripeSubscriptionId)
  else await keepRenewing(stripeSubscriptionId)
  return db.transaction(async (trx) => {
    const action = isCancelled ? 'subscription.cancelled' : 'subscription.kept'
    const { userId, listing } = subscription
    const about = { userId, publisherId: listing.publisherId, ...(why && { details: { why } }) }
    await record(trx, actor, action, subscription, about)
    return (await settle.handle(stripe, stripeSubscriptionId, {}, trx))!
  })
}

/** What is not paid is over only once it has ended, and what renews before its end is not, whatever was asked for before. */
function holdsAlready(subscription: Subscription, isCancelled: boolean) {
  const { cancelsAt, isUnpaid, renewsBeforeEnd } = subscription
  return isCancelled ? cancelsAt !== null && !isUnpaid && !renewsBeforeEnd : cancelsAt === null
}

/** Whether the period that runs now is paid for, or tried: Stripe draws its invoice an hour before it is charged. */
async function isPaidFor({ id, renewsAt, isOnTrial }: Subscription): Promise<boolean> {
  if (isOnTrial) return true
  const paid = await SubscriptionInvoice.query()
    .where('subscriptionId', id)
    .whereNotNull('paidAt')
    .where('endsAt', '>=', renewsAt.toSQL()!)
    .first()
  return paid !== null
}
