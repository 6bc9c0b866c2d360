import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { StripeRefused } from '#billing/errors'
import { lock } from '#billing/locks'
import ConnectedAccount from '#billing/models/connected_account'
import type Payout from '#billing/models/payout'
import { notePayout } from '#billing/payout_facts'
import BillingPolicy from '#billing/policies/billing_policy'
import { fetchPayout } from '#billing/stripe/gateway/payouts'

type Named = { stripeAccountId: string; stripePayoutId: string }

/**
 * Reads one payout at Stripe, as the account it is said to come from, and notes it. Null when the account is none of
 * ours, or closed to us, or when the payout is not its own.
 */
export default class RefreshPayout {
  async handle(
    actor: Actor,
    { stripeAccountId, stripePayoutId }: Named,
    cause: { stripeEventId?: string } = {},
    within?: TransactionClientContract
  ): Promise<Payout | null> {
    return (within ?? db).transaction(async (trx) => {
      await bouncerFor(actor).with(BillingPolicy).authorize('noteFacts')
      const account = await ConnectedAccount.query({ client: trx })
        .where({ stripeAccountId })
        .preload('publisher')
        .first()
      if (!account || account.isClosed) return null

      await lock(trx, stripePayoutId)
      const fact = await fetchPayout(stripeAccountId, stripePayoutId).catch((error: unknown) => {
        if (error instanceof StripeRefused && error.reason === 'resource_missing') return null
        throw error
      })
      return fact && notePayout(trx, actor, account, fact, cause)
    })
  }
}
