import { DateTime } from 'luxon'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import RefreshPayout from '#billing/actions/refresh_payout'
import ConnectedAccount from '#billing/models/connected_account'
import Payout from '#billing/models/payout'
import { isAsTold } from '#billing/payout_facts'
import BillingPolicy from '#billing/policies/billing_policy'
import { listPayouts } from '#billing/stripe/gateway/payouts'

/** A payout may fail for days after it has arrived; after a month nothing of it changes any more. */
const MEMORY = { days: 30 }

/** Finds the payouts of an account whose events did not reach us. Answers how many there were. */
export default class RefreshPayouts {
  async handle(actor: Actor, accountId: string): Promise<number> {
    await bouncerFor(actor).with(BillingPolicy).authorize('noteFacts')
    const account = await ConnectedAccount.find(accountId)
    if (!account?.stripeAccountId || account.isClosed) return 0

    const { stripeAccountId } = account
    const told = await listPayouts(stripeAccountId, DateTime.now().minus(MEMORY))
    const known = await Payout.query().whereIn(
      'stripePayoutId',
      told.map(({ id }) => id)
    )
    const missed = told.filter(
      (fact) =>
        !isAsTold(
          known.find(({ stripePayoutId }) => stripePayoutId === fact.id),
          fact
        )
    )
    for (const { id: stripePayoutId } of missed)
      await new RefreshPayout().handle(actor, { stripeAccountId, stripePayoutId })
    return missed.length
  }
}
