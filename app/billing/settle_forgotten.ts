import { DateTime } from 'luxon'
import type { Actor } from '#accounts/actor'
import DelayPayouts from '#billing/actions/delay_payouts'
import RefreshConnectedAccount from '#billing/actions/refresh_connected_account'
import RefreshPayouts from '#billing/actions/refresh_payouts'
import SettleCheckout from '#billing/actions/settle_checkout'
import Checkout from '#billing/models/checkout'
import ConnectedAccount from '#billing/models/connected_account'
import Refund from '#billing/models/refund'
import { askAgain } from '#billing/ask_again'
import { settleCorrections } from '#billing/corrections/settle_corrections'
import { oneByOne } from '#billing/one_by_one'
import { settleForgottenSubscriptions } from '#billing/settle_forgotten_subscriptions'
import { giveUp } from '#billing/settle_open_checkout'

const AT_ONCE = 100

/**
 * Checkouts whose time is over, payments that a bank has thought about for an hour and accounts not heard of for as
 * long are read anew, refunds and corrections that got no answer are asked for again, new accounts have their
 * payouts delayed, and payouts nobody told us of are found. A hundred of each at most, those looked at longest ago first, so that none that fails again and again
 * keeps its place at the head of the queue.
 */
export async function settleForgotten(actor: Actor): Promise<void> {
  await settleCheckouts(actor)
  await settleForgottenSubscriptions(actor)
  await askForRefunds(actor)
  await settleCorrections(actor)
  await refreshAccounts(actor)
  await delayNewPayouts(actor)
  await refreshPayouts(actor)
}

async function settleCheckouts(actor: Actor) {
  const checkouts = await Checkout.query()
    .where((query) => query.where('status', 'open').where('expiresAt', '<', DateTime.now().toSQL()))
    .orWhere((query) =>
      query
        .where('status', 'awaiting_payment')
        .whereRaw("coalesce(looked_at, updated_at) < now() - interval '1 hour'")
    )
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
      else await giveUp(checkout)
    }
  )
}

/** Each carries its own key: whatever became of the first asking, the money goes back once. */
async function askForRefunds(actor: Actor) {
  const unanswered = await Refund.query()
    .where('status', 'requested')
    .whereNull('stripeRefundId')
    .where('createdAt', '<', DateTime.now().minus({ minutes: 1 }).toSQL())
    .orderBy('createdAt')
    .limit(AT_ONCE)
  await oneByOne(
    'asking for a refund again',
    unanswered,
    ({ id, purchaseId }) => ({ refund: id, purchase: purchaseId }),
    (refund) => askAgain(actor, refund)
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

async function refreshPayouts(actor: Actor) {
  const accounts = await ConnectedAccount.query()
    .whereNotNull('stripeAccountId')
    .whereNotIn('status', ['closed', 'onboarding'])
    .whereRaw("coalesce(payouts_read_at, '-infinity') < now() - interval '1 hour'")
    .orderByRaw('payouts_read_at nulls first')
    .limit(AT_ONCE)
  await ConnectedAccount.query()
    .whereIn(
      'id',
      accounts.map(({ id }) => id)
    )
    .update({ payoutsReadAt: DateTime.now() })
  await oneByOne('reading payouts', accounts, idsOfAccount, ({ id }) =>
    new RefreshPayouts().handle(actor, id)
  )
}

const idsOfAccount = ({ id, stripeAccountId }: ConnectedAccount) => ({
  connectedAccount: id,
  stripeAccount: stripeAccountId,
})
