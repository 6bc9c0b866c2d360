import { BaseTransformer } from '@adonisjs/core/transformers'
import type Payout from '#billing/models/payout'
import { payoutFailureWords } from '#billing/payout_failure_words'
import type { Payouts } from '#billing/queries/payouts_of'
import { requirementWords } from '#billing/requirement_words'

type State = 'not_started' | 'onboarding' | 'action_required' | 'ready' | 'restricted' | 'closed'

/** How a publisher stands with Stripe, as they see it. */
export default class PayoutsTransformer extends BaseTransformer<Payouts> {
  toObject() {
    const { publisher, account, feePercent, debts, sent } = this.resource
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
      sent: sent.map((payout) => this.payout(payout)),
      trouble: this.trouble,
      wanted: (account?.requirements ?? []).map(requirementWords),
    }
  }

  private payout(payout: Payout) {
    const { id, status, amountInCents, currency, issuedAt, arrivesAt, failureCode } = payout
    return {
      id,
      state: stateOf(status),
      amountInCents,
      currency,
      issuedAt: issuedAt.toISO()!,
      arrivesAt: arrivesAt.toISO()!,
      failure: status === 'failed' ? payoutFailureWords(failureCode) : null,
    }
  }

  /** What is to be done about a bank that sent the last payout back; null once a later one went well. */
  private get trouble() {
    const [last] = this.resource.sent.filter(({ status }) => status !== 'canceled')
    return last?.hasFailed ? payoutFailureWords(last.failureCode) : null
  }
}

const STATES = ['pending', 'in_transit', 'paid', 'failed', 'canceled'] as const

/** A state that Stripe adds later is one that has not arrived yet. */
const stateOf = (status: string) => STATES.find((one) => one === status) ?? 'pending'
