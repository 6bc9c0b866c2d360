import { DateTime } from 'luxon'
import type { Actor } from '#accounts/actor'
import EndSubscription from '#billing/actions/end_subscription'
import SettleSubscription from '#billing/actions/settle_subscription'
import Subscription from '#billing/models/subscription'
import { oneByOne } from '#billing/one_by_one'

const AT_ONCE = 100

/**
 * Subscriptions whose period is over, that are not well, or whose plan was to change, are read anew when nobody looked
 * for an hour; those that our own rules ended are ended again until Stripe says so.
 */
export async function settleForgottenSubscriptions(actor: Actor): Promise<void> {
  const forgotten = await Subscription.query()
    .whereNull('endedAt')
    .where((query) =>
      query
        .where('renewsAt', '<', DateTime.now().toSQL())
        .orWhereNotIn('status', ['active', 'trialing'])
        .orWhereNotNull('whyEnded')
        .orWhereHas('switches', (switches) => switches.where('status', 'asked'))
    )
    .whereRaw("coalesce(looked_at, '-infinity') < now() - interval '1 hour'")
    .orderByRaw('looked_at nulls first, renews_at')
    .limit(AT_ONCE)
  await Subscription.query()
    .whereIn(
      'id',
      forgotten.map(({ id }) => id)
    )
    .update({ lookedAt: DateTime.now() })
  await oneByOne(
    'settling a subscription',
    forgotten,
    ({ id, stripeSubscriptionId }) => ({
      subscription: id,
      stripeSubscription: stripeSubscriptionId,
    }),
    ({ id, whyEnded, stripeSubscriptionId }) =>
      whyEnded
        ? new EndSubscription().handle(actor, id)
        : new SettleSubscription().handle(actor, stripeSubscriptionId)
  )
}
