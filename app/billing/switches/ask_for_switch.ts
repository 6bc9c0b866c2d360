import { DateTime } from 'luxon'
import router from '@adonisjs/core/services/router'
import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import { type Actor, System } from '#accounts/actor'
import SettleSubscription from '#billing/actions/settle_subscription'
import { StripeRefused, StripeUnavailable } from '#billing/errors'
import PlanSwitch from '#billing/models/plan_switch'
import type Subscription from '#billing/models/subscription'
import { SwitchCardRefused, SwitchNotMade, SwitchUnanswered } from '#billing/switch_errors'
import { switchPrice, type SwitchOrder } from '#billing/stripe/gateway/switches'

const stripe = new System('stripe')

/**
 * Asks Stripe for a change that was agreed, with no transaction open, and reads what became of it. Where no answer comes
 * the row stays: the next try asks the same again, and Stripe's events or the reconciler tell as well.
 */
export async function askForSwitch(
  actor: Actor,
  asked: PlanSwitch,
  { subscription, order }: { subscription: Subscription; order: SwitchOrder }
): Promise<Subscription> {
  const page = router.makeUrl('subscriptions.show', [subscription.id])
  try {
    await switchPrice(asked.id, order)
    return (await new SettleSubscription().handle(stripe, subscription.stripeSubscriptionId))!
  } catch (error) {
    if (error instanceof StripeRefused) {
      await close(actor, asked, { subscription, error })
      throw error.isOfCard ? new SwitchCardRefused(page) : new SwitchNotMade(page)
    }
    if (!(error instanceof StripeUnavailable)) throw error
    if (error.isRemembered) await stillAsked(asked).update(closedAs('given_up'))
    throw new SwitchUnanswered(page)
  }
}

const close = (
  actor: Actor,
  asked: PlanSwitch,
  { subscription, error }: { subscription: Subscription; error: StripeRefused }
) =>
  db.transaction(async (trx) => {
    await stillAsked(asked).useTransaction(trx).update(closedAs('refused'))
    await record(trx, actor, 'subscription.switch_refused', subscription, {
      userId: subscription.userId,
      publisherId: subscription.listing.publisherId,
      details: { switchId: asked.id, reason: error.reason },
    })
  })

const closedAs = (status: 'refused' | 'given_up') => ({ status, closedAt: DateTime.now() })
const stillAsked = ({ id }: PlanSwitch) => PlanSwitch.query().where({ id, status: 'asked' })
