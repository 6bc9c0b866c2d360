import { BaseTransformer } from '@adonisjs/core/transformers'
import type Purchase from '#billing/models/purchase'

type State = 'paid' | 'partly_refunded' | 'refund_under_way' | 'refunded' | 'disputed'

/** A purchase, as the publisher who sold it sees it: the buyer's name, never their address or their secrets. */
export default class SaleTransformer extends BaseTransformer<Purchase> {
  toObject() {
    const purchase = this.resource
    const left = purchase.totalInCents - purchase.refundedInCents
    return {
      ...this.pick(purchase, ['id', 'major', 'amountInCents', 'taxInCents', 'currency']),
      ...this.pick(purchase, ['applicationFeeInCents', 'refundedInCents']),
      netInCents: purchase.netInCents,
      paidAt: purchase.paidAt.toISO()!,
      agent: this.pick(purchase.listing, ['name', 'agentId']),
      buyer: purchase.user.fullName,
      state: this.state,
      refundable: this.isRefundable ? left : 0,
    }
  }

  private get state(): State {
    const { refunds, disputes, isRefunded, refundedInCents } = this.resource
    if (disputes.some((dispute) => dispute.takesMoney)) return 'disputed'
    if (isRefunded) return 'refunded'
    if (refunds.some((refund) => refund.isUnderWay)) return 'refund_under_way'
    return refundedInCents > 0 ? 'partly_refunded' : 'paid'
  }

  private get isRefundable() {
    return this.state === 'paid' || this.state === 'partly_refunded'
  }
}
