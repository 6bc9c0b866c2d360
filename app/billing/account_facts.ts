import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#audit/record'
import { type Actor, System } from '#accounts/actor'
import DisablePayouts from '#publishers/actions/disable_payouts'
import EnablePayouts from '#publishers/actions/enable_payouts'
import ConnectedAccount from '#billing/models/connected_account'
import type { AccountFacts } from '#billing/stripe/gateway/accounts'

/** The row of one of our publishers' accounts, locked with its publisher, or null. */
export async function lockedAccount(trx: TransactionClientContract, stripeAccountId: string) {
  const account = await ConnectedAccount.query({ client: trx })
    .where('stripeAccountId', stripeAccountId)
    .forUpdate()
    .first()
  await account?.load('publisher')
  return account
}

/** Writes what Stripe says about an account and lets "may be paid" follow; audits only a change of status. */
export async function noteAccount(
  trx: TransactionClientContract,
  actor: Actor,
  account: ConnectedAccount,
  { status, requirements }: Omit<AccountFacts, 'id'>,
  { stripeEventId }: { stripeEventId?: string }
): Promise<ConnectedAccount> {
  const from = account.status
  await account.merge({ status, requirements, refreshedAt: DateTime.now() }).save()
  const payouts = account.isReady ? new EnablePayouts() : new DisablePayouts()
  await payouts.handle(new System('stripe'), account.publisherId, trx, stripeEventId)
  if (from !== status)
    await record(trx, actor, 'connected_account.changed', account, {
      userId: account.publisher.userId,
      publisherId: account.publisherId,
      stripeEventId,
      details: { from, to: status },
    })
  return account
}
