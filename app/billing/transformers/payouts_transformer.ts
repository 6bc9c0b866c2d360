import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Payouts } from '#billing/queries/payouts_of'
import { requirementWords } from '#billing/requirement_words'

type State = 'not_started' | 'onboarding' | 'action_required' | 'ready' | 'restricted' | 'closed'

/** How a publisher stands with Stripe, as they see it. */
export default class PayoutsTransformer extends BaseTransformer<Payouts> {
  toObject() {
    const { publisher, account, feePercent, debts } = this.resource
    const state: State = account?.stripeAccountId ? (account.status as State) : 'not_started'
    return {
      state,
      isReady: publisher.arePayoutsEnabled,
      readySince: publisher.payoutsEnabledAt?.toISO() ?? null,
      country: publisher.country,
      feePercent,
      debts,
      payoutDelayDays: account?.payoutDelayDays ?? null,
      refreshedAt: account?.refreshedAt?.toISO() ?? null,
      wanted: (account?.requirements ?? []).map(requirementWords),
    }
  }
}
