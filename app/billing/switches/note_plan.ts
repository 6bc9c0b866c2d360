import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import type { Money } from '#shared/money'
import Plan from '#catalog/models/plan'
import { writeToSubscriber } from '#billing/jobs/write_to_subscriber'
import PlanSwitch from '#billing/models/plan_switch'
import StripePrice from '#billing/models/stripe_price'
import type Subscription from '#billing/models/subscription'
import type { SubscriptionFacts } from '#billing/stripe/gateway/subscriptions'

/** A question that Stripe has not carried out by then never reached it. */
const LONGEST = { hours: 1 }

/**
 * Brings the plan of our row to the price that Stripe charges, whoever asked for that and whenever we hear of it: audited
 * and written about once. A price that is none of this listing's plans changes nothing here. The row comes locked, with
 * its listing.
 */
export async function notePlan(
  trx: TransactionClientContract,
  actor: Actor,
  subscription: Subscription,
  { priceId }: SubscriptionFacts,
  { stripeEventId }: { stripeEventId?: string }
): Promise<void> {
  const price = await StripePrice.findBy('stripePriceId', priceId, { client: trx })
  const to = await planOfPrice(trx, priceId)
  const isChanged = to?.id !== subscription.planId && to?.listingId === subscription.listingId
  if (!price || !to || !isChanged) return giveUpOld(trx, subscription)

  const plan = await Plan.findOrFail(subscription.planId, { client: trx })
  const from = costOf(plan, subscription)
  const asked = await PlanSwitch.query({ client: trx })
    .where({ subscriptionId: subscription.id, toPlanId: to.id })
    .whereIn('status', ['asked', 'given_up'])
    .orderBy('id', 'desc')
    .first()
  await asked?.merge({ status: 'done', closedAt: DateTime.now() }).save()
  const { amountInCents, currency } = price
  const now = { planId: to.id, amountInCents, currency, switchedAt: DateTime.now() }
  await subscription.merge(now).save()
  await record(trx, actor, 'subscription.switched', subscription, {
    userId: subscription.userId,
    publisherId: subscription.listing.publisherId,
    stripeEventId,
    details: { switchId: asked?.id ?? null, from, to: costOf(to, price) },
  })
  await writeToSubscriber(trx, subscription, 'plan_changed')
}

/** The plan that a price at Stripe was made for; null for a price that is none of ours. */
export async function planOfPrice(trx: TransactionClientContract, stripePriceId: string | null) {
  const price = await StripePrice.findBy('stripePriceId', stripePriceId, { client: trx })
  return price && Plan.findOrFail(price.planId, { client: trx })
}

const giveUpOld = async (trx: TransactionClientContract, { id }: Subscription) => {
  await PlanSwitch.query({ client: trx })
    .where({ subscriptionId: id, status: 'asked' })
    .where('createdAt', '<', DateTime.now().minus(LONGEST).toSQL())
    .update({ status: 'given_up', closedAt: DateTime.now() })
}

const costOf = ({ interval }: Plan, { amountInCents, currency }: Money) => ({
  interval,
  amountInCents,
  currency,
})
