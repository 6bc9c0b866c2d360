import { DateTime } from 'luxon'
import type { Actor } from '#accounts/actor'
import DelayPayouts from '#billing/actions/delay_payouts'
import RefreshConnectedAccount from '#billing/actions/refresh_connected_account'
import SettleCheckout from '#billing/actions/settle_checkout'
import Checkout from '#billing/models/checkout'
import ConnectedAccount from '#billing/models/connected_account'
import { oneByOne } from '#billing/one_by_one'

const AT_ONCE = 100

/**
 * Checkouts whose time is over and accounts not heard of for an hour are read anew; new ones have their
 * payouts delayed. A hundred of each at most, those looked at longest ago first, so that none that fails again
 * and again keeps its place at the head of the queue.
 */
export async function settleForgotten(actor: Actor): Promise<void> {
  await settleCheckouts(actor)
  await refreshAccounts(actor)
  await delayNewPayouts(actor)
}

async function settleCheckouts(actor: Actor) {
  const checkouts = await Checkout.query()
    .where('status', 'open')
    .where('expiresAt', '<', DateTime.now().toSQL())
    .orderByRaw('looked_at nulls first, expires_at')
    .limit(AT_ONCE)
  await Checkout.query()
    .whereIn(
      'id',
      checkouts.map(({ id }) => id)
    )
    .update({ lookedAt: DateTime.now() })
  await oneByOne(
    'settling a checkout',
    checkouts,
    ({ id, stripeSessionId }) => ({ checkout: id, stripeSession: stripeSessionId }),
    async (checkout) => {
      if (checkout.stripeSessionId)
        await new SettleCheckout().handle(actor, checkout.stripeSessionId)
      else await checkout.merge({ status: 'expired', closedAt: DateTime.now() }).save()
    }
  )
}

async function refreshAccounts(actor: Actor) {
  const accounts = await ConnectedAccount.query()
    .whereNotNull('stripeAccountId')
    .whereNot('status', 'closed')
    .where((query) =>
      query
        .whereNull('refreshedAt')
        .orWhere('refreshedAt', '<', DateTime.now().minus({ hours: 1 }).toSQL())
    )
    .orderByRaw('looked_at nulls first, refreshed_at nulls first')
    .limit(AT_ONCE)
  await ConnectedAccount.query()
    .whereIn(
      'id',
      accounts.map(({ id }) => id)
    )
    .update({ lookedAt: DateTime.now() })
  await oneByOne('refreshing an account', accounts, idsOfAccount, ({ stripeAccountId }) =>
    new RefreshConnectedAccount().handle(actor, stripeAccountId!)
  )
}

async function delayNewPayouts(actor: Actor) {
  const undelayed = await ConnectedAccount.query()
    .where('status', 'ready')
    .whereNull('payoutDelayDays')
    .orderByRaw('looked_at nulls first')
    .limit(AT_ONCE)
  await oneByOne('delaying payouts', undelayed, idsOfAccount, ({ id }) =>
    new DelayPayouts().handle(actor, id)
  )
}

const idsOfAccount = ({ id, stripeAccountId }: ConnectedAccount) => ({
  connectedAccount: id,
  stripeAccount: stripeAccountId,
})
