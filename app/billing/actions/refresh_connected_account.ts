import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import type ConnectedAccount from '#billing/models/connected_account'
import BillingPolicy from '#billing/policies/billing_policy'
import { lock } from '#billing/locks'
import { lockedAccount, noteAccount } from '#billing/account_facts'
import { fetchAccount } from '#billing/stripe/gateway/accounts'

/** Reads a publisher's account at Stripe and notes whether it may be paid. Null when it is none of ours. */
export default class RefreshConnectedAccount {
  async handle(
    actor: Actor,
    stripeAccountId: string,
    cause: { stripeEventId?: string } = {},
    within?: TransactionClientContract
  ): Promise<ConnectedAccount | null> {
    return (within ?? db).transaction(async (trx) => {
      await bouncerFor(actor).with(BillingPolicy).authorize('noteFacts')
      await lock(trx, stripeAccountId)
      const account = await lockedAccount(trx, stripeAccountId)
      if (!account) return null

      const facts = await fetchAccount(stripeAccountId)
      return noteAccount(trx, actor, account, facts, cause)
    })
  }
}
