import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { writeToSubscriber } from '#billing/jobs/write_to_subscriber'
import Subscription from '#billing/models/subscription'
import BillingPolicy from '#billing/policies/billing_policy'

/** Writes to whoever tries an agent that the trial ends soon, once. Null when there is nothing to remind of. */
export default class RemindOfTrial {
  async handle(
    actor: Actor,
    stripeSubscriptionId: string,
    within?: TransactionClientContract
  ): Promise<Subscription | null> {
    return (within ?? db).transaction(async (trx) => {
      await bouncerFor(actor).with(BillingPolicy).authorize('noteFacts')
      const subscription = await Subscription.query({ client: trx })
        .where({ stripeSubscriptionId })
        .forUpdate()
        .first()
      if (!subscription?.isOnTrial) return null
      if (subscription.cancelsAt || subscription.trialRemindedAt) return null

      await writeToSubscriber(trx, subscription, 'trial_ends')
      return subscription.merge({ trialRemindedAt: DateTime.now() }).save()
    })
  }
}
