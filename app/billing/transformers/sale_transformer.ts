import { BaseTransformer } from '@adonisjs/core/transformers'
import { reducedBy } from '#billing/coupon_words'
import { paymentState, unansweredRefund } from '#billing/payment_state'
import { refundBasis } from '#billing/refund_basis'
import { refundPreview } from '#billing/refund_preview'
import type Purchase from '#billing/models/purchase'

/** A purchase, as the publisher who sold it sees it, its coupon and invoice loaded: the buyer's name, never their address or their secrets. */
export default class SaleTransformer extends BaseTransformer<Purchase> {
  toObject() {
    const purchase = this.resource
    return {
      ...this.pick(purchase, ['id', 'major', 'amountInCents', 'taxInCents', 'currency']),
      ...this.pick(purchase, ['applicationFeeInCents', 'refundedInCents', 'discountInCents']),
      ...this.pick(purchase, ['creditedAwayInCents']),
      reducedBy: reducedBy(purchase),
      creditedInCents: purchase.invoice?.creditedInCents ?? 0,
      period: this.period,
      totalInCents: purchase.totalInCents,
      netInCents: purchase.netInCents,
      paidAt: purchase.paidAt.toISO()!,
      agent: this.pick(purchase.listing, ['name', 'agentId']),
      buyer: purchase.user.fullName,
      state: paymentState(this.resource),
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

  /** How much a click on the page would give back now. */
  private get refundable() {
    const state = paymentState(this.resource)
    if (state === 'refund_unanswered') return unansweredRefund(this.resource)!.amountInCents
    const isWhole = state === 'paid' || state === 'partly_refunded'
    return isWhole ? this.resource.leftInCents : 0
  }
}
