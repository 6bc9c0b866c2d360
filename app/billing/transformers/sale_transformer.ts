import { BaseTransformer } from '@adonisjs/core/transformers'
import { reducedBy } from '#billing/coupon_words'
import { refundBasis } from '#billing/refund_basis'
import { refundPreview } from '#billing/refund_preview'
import type Purchase from '#billing/models/purchase'

type State =
  | 'paid'
  | 'free'
  | 'partly_refunded'
  | 'refund_under_way'
  | 'refund_unanswered'
  | 'refunded'
  | 'disputed'

/** A purchase, as the publisher who sold it sees it, its coupon loaded: the buyer's name, never their address or their secrets. */
export default class SaleTransformer extends BaseTransformer<Purchase> {
  toObject() {
    const purchase = this.resource
    return {
      ...this.pick(purchase, ['id', 'major', 'amountInCents', 'taxInCents', 'currency']),
      ...this.pick(purchase, ['applicationFeeInCents', 'refundedInCents', 'discountInCents']),
      reducedBy: reducedBy(purchase),
      period: this.period,
      totalInCents: purchase.totalInCents,
      netInCents: purchase.netInCents,
      paidAt: purchase.paidAt.toISO()!,
      agent: this.pick(purchase.listing, ['name', 'agentId']),
      buyer: purchase.user.fullName,
      state: this.state,
      disputeWords: this.disputeWords,
      refundable: this.refundable,
      refund: this.refundable > 0 ? refundPreview(refundBasis(purchase), this.refundable) : null,
    }
  }

  /** How the last dispute stands, in a sentence; null when there was none, or nothing came of it. */
  private get disputeWords(): string | null {
    const { disputes } = this.resource
    const last = [...disputes].sort((one, other) => +one.openedAt - +other.openedAt).at(-1)
    return last?.inWords ?? null
  }

  /** The time it was for, when it is one payment of a subscription. */
  private get period() {
    const { periodStartsAt, periodEndsAt } = this.resource
    return periodStartsAt && periodEndsAt
      ? { startsAt: periodStartsAt.toISO()!, endsAt: periodEndsAt.toISO()! }
      : null
  }

  private get state(): State {
    const { refunds, disputes, isRefunded, refundedInCents, isOfNothing } = this.resource
    if (isOfNothing) return 'free'
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

  /** How much a click on the page would give back now. */
  private get refundable() {
    const { totalInCents, refundedInCents } = this.resource
    if (this.state === 'refund_unanswered') return this.unanswered!.amountInCents
    const isWhole = this.state === 'paid' || this.state === 'partly_refunded'
    return isWhole ? totalInCents - refundedInCents : 0
  }
}
