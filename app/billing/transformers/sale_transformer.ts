import { BaseTransformer } from '@adonisjs/core/transformers'
import type Purchase from '#billing/models/purchase'

type State =
  'paid' | 'partly_refunded' | 'refund_under_way' | 'refund_unanswered' | 'refunded' | 'disputed'

/** A purchase, as the publisher who sold it sees it: the buyer's name, never their address or their secrets. */
export default class SaleTransformer extends BaseTransformer<Purchase> {
  toObject() {
    const purchase = this.resource
    return {
      ...this.pick(purchase, ['id', 'major', 'amountInCents', 'taxInCents', 'currency']),
      ...this.pick(purchase, ['applicationFeeInCents', 'refundedInCents']),
      totalInCents: purchase.totalInCents,
      netInCents: purchase.netInCents,
      paidAt: purchase.paidAt.toISO()!,
      agent: this.pick(purchase.listing, ['name', 'agentId']),
      buyer: purchase.user.fullName,
      state: this.state,
      disputeWords: this.disputeWords,
      refundable: this.refundable,
      refundableFromPublisher: this.fromPublisher,
    }
  }

  /** How the last dispute stands, in a sentence; null when there was none, or nothing came of it. */
  private get disputeWords(): string | null {
    const { disputes } = this.resource
    const last = [...disputes].sort((one, other) => +one.openedAt - +other.openedAt).at(-1)
    return last?.inWords ?? null
  }

  private get state(): State {
    const { refunds, disputes, isRefunded, refundedInCents } = this.resource
    if (disputes.some((dispute) => dispute.takesMoney)) return 'disputed'
    if (isRefunded) return 'refunded'
    if (this.unanswered) return 'refund_unanswered'
    if (refunds.some((refund) => refund.isUnderWay)) return 'refund_under_way'
    return refundedInCents > 0 ? 'partly_refunded' : 'paid'
  }

  /** A refund that Stripe never answered: it can be asked for again, and nothing else can. */
  private get unanswered() {
    return this.resource.refunds.find((refund) => refund.isUnanswered)
  }

  /** What of that leaves the publisher's balance: Stripe gives our share back with it. */
  private get fromPublisher() {
    const { totalInCents, reversedInCents, applicationFeeInCents, feeRefundedInCents } =
      this.resource
    const reversible = Math.min(this.refundable, totalInCents - reversedInCents)
    return Math.max(0, reversible - (applicationFeeInCents - feeRefundedInCents))
  }

  /** How much a click on the page would give back now. */
  private get refundable() {
    const { totalInCents, refundedInCents } = this.resource
    if (this.state === 'refund_unanswered') return this.unanswered!.amountInCents
    const isWhole = this.state === 'paid' || this.state === 'partly_refunded'
    return isWhole ? totalInCents - refundedInCents : 0
  }
}
