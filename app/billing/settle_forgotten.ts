import { DateTime } from 'luxon'
import type { Actor } from '#accounts/actor'
import DelayPayouts from '#billing/actions/delay_payouts'
import RefreshConnectedAccount from '#billing/actions/refresh_connected_account'
import SettleCheckout from '#billing/actions/settle_checkout'
import Checkout from '#billing/models/checkout'
import ConnectedAccount from '#billing/models/connected_account'

const AT_ONCE = 100

/**
 * Checkouts whose time is over and accounts not heard of for an hour are read anew; new ones have their
 * payouts delayed. A hundred of each at most.
 */
export async function settleForgotten(actor: Actor): Promise<void> {
  const checkouts = await Checkout.query()
    .where('status', 'open')
    .where('expiresAt', '<', DateTime.now().toSQL())
    .orderBy('expiresAt')
    .limit(AT_ONCE)
  for (const checkout of checkouts) {
    if (checkout.stripeSessionId) await new SettleCheckout().handle(actor, checkout.stripeSessionId)
    else await checkout.merge({ status: 'expired', closedAt: DateTime.now() }).save()
  }

  const accounts = await ConnectedAccount.query()
    .whereNotNull('stripeAccountId')
    .whereNot('status', 'closed')
    .where((query) =>
      query
        .whereNull('refreshedAt')
        .orWhere('refreshedAt', '<', DateTime.now().minus({ hours: 1 }).toSQL())
    )
    .orderByRaw('refreshed_at nulls first')
    .limit(AT_ONCE)
  for (const { stripeAccountId } of accounts)
    await new RefreshConnectedAccount().handle(actor, stripeAccountId!)

  const undelayed = await ConnectedAccount.query()
    .where('status', 'ready')
    .whereNull('payoutDelayDays')
    .limit(AT_ONCE)
  for (const { id } of undelayed) await new DelayPayouts().handle(actor, id)
}
