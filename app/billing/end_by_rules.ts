import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { enqueue } from '#shared/jobs'
import GiveBack from '#billing/actions/give_back'
import type { WhyEnded } from '#billing/given_back'
import Purchase from '#billing/models/purchase'
import type Subscription from '#billing/models/subscription'

/** Ends a subscription that our own rules do not let go on, and gives its last payment back: what it is for is not to be had. */
export async function endByRules(
  trx: TransactionClientContract,
  actor: Actor,
  subscription: Subscription,
  why: WhyEnded
): Promise<void> {
  if (!(await decideEnd(trx, actor, subscription, why))) return
  const last = await Purchase.query({ client: trx })
    .where('subscriptionId', subscription.id)
    .orderBy('periodStartsAt', 'desc')
    .first()
  if (last) await new GiveBack().handle(actor, last.id, why, trx)
}

/** The decision is written with whatever found that out, and Stripe is asked once that is committed. False when it stands. */
export async function decideEnd(
  trx: TransactionClientContract,
  actor: Actor,
  subscription: Subscription,
  why: WhyEnded
): Promise<boolean> {
  if (subscription.whyEnded) return false
  await subscription.merge({ whyEnded: why }).save()
  await subscription.load('listing')
  await record(trx, actor, 'subscription.end_decided', subscription, {
    userId: subscription.userId,
    publisherId: subscription.listing.publisherId,
    details: { why },
  })
  await enqueue(trx, 'billing.end_subscription', { subscriptionId: subscription.id })
  return true
}
