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
      troubles: this.troubles,
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

  /** What is to be done about banks that sent the last payout back; each currency has one, and a later one that went well ends it. */
  private get troubles() {
    const sent = this.resource.sent.filter(({ status }) => status !== 'canceled')
    return [...new Set(sent.map(({ currency }) => currency))].sort().flatMap((currency) => {
      const last = sent.find((payout) => payout.currency === currency)!
      return last.hasFailed ? [{ currency, ...payoutFailureWords(last.failureCode) }] : []
    })
  }
}

const STATES = ['pending', 'in_transit', 'paid', 'failed', 'canceled'] as const

/** A state that Stripe adds later is one that has not arrived yet. */
const stateOf = (status: string) => STATES.find((one) => one === status) ?? 'pending'
