import { DateTime } from 'luxon'
import router from '@adonisjs/core/services/router'
import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { lock } from '#billing/locks'
import PlanSwitch from '#billing/models/plan_switch'
import Subscription from '#billing/models/subscription'
import { SamePlan, SwitchEnding, SwitchUnderWay } from '#billing/switch_errors'
import { holdsStill, type SwitchQuote } from '#billing/switches/quote_switch'

/**
 * Writes down what was agreed before Stripe is asked, once: the same quote again, from a second click or after an answer
 * that was lost, is the same row and so the same question to Stripe. One whose sum does not hold any more had not been
 * made when the subscription was read just now, so it is given up.
 */
export async function agreedSwitch(actor: Actor, quote: SwitchQuote): Promise<PlanSwitch> {
  const { subscription: seen, plan, order, cost } = quote
  const page = router.makeUrl('subscriptions.show', [seen.id])
  return db.transaction(async (trx) => {
    await lock(trx, seen.stripeSubscriptionId)
    const subscription = await Subscription.query({ client: trx })
      .where('id', seen.id)
      .forUpdate()
      .firstOrFail()
    if (subscription.planId === plan.id) throw new SamePlan(page)
    if (subscription.cancelsAt || !subscription.isRunning) throw new SwitchEnding(page)

    const open = await PlanSwitch.query({ client: trx })
      .where({ subscriptionId: seen.id, status: 'asked' })
      .first()
    const isSame = open?.toPlanId === plan.id && +open.quotedAt === +order.quotedAt
    if (open && isSame) return open
    if (open && holdsStill(open.quotedAt)) throw new SwitchUnderWay(page)
    await open?.merge({ status: 'given_up', closedAt: DateTime.now() }).save()

    const { dueInCents, currency } = cost
    const asked = await PlanSwitch.create(
      {
        subscriptionId: seen.id,
        fromPlanId: subscription.planId,
        toPlanId: plan.id,
        quotedAt: order.quotedAt,
        dueInCents,
        currency,
        status: 'asked',
      },
      { client: trx }
    )
    await record(trx, actor, 'subscription.switch_asked', subscription, {
      userId: subscription.userId,
      publisherId: seen.listing.publisherId,
      details: { switchId: asked.id, to: plan.interval, dueInCents, currency },
    })
    return asked
  })
}
