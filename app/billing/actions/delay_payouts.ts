import env from '#start/env'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import ConnectedAccount from '#billing/models/connected_account'
import BillingPolicy from '#billing/policies/billing_policy'
import { delayPayouts } from '#billing/stripe/gateway/accounts'

/**
 * Has Stripe keep what a publisher earns for PAYOUT_DELAY_DAYS (14 unless set), so that refunds find the money.
 * Doing it twice changes nothing. Null when the account is gone.
 */
export default class DelayPayouts {
  async handle(actor: Actor, accountId: string): Promise<ConnectedAccount | null> {
    await bouncerFor(actor).with(BillingPolicy).authorize('noteFacts')
    const account = await ConnectedAccount.find(accountId)
    if (!account?.stripeAccountId) return null

    const payoutDelayDays = env.get('PAYOUT_DELAY_DAYS', 14)
    await delayPayouts(account.stripeAccountId, payoutDelayDays)
    return account.merge({ payoutDelayDays }).save()
  }
}
