import { BaseTransformer } from '@adonisjs/core/transformers'
import { causeOf, fateOf } from '#billing/given_back'
import { paymentState } from '#billing/payment_state'
import type { PaymentInView } from '#billing/queries/payments_of'
import { refundableUntil, whyNotAsked } from '#billing/refund_requests/refund_window'
import { requestFacts } from '#billing/refund_requests/request_facts'

/** A payment, as its buyer sees it: for ever, whatever became of the listing or its publisher. */
export default class PurchaseTransformer extends BaseTransformer<PaymentInView> {
  toObject() {
    const { purchase, entitlementId } = this.resource
    const { refundRequest: request, refunds, disputes, listing } = purchase
    const refusal = whyNotAsked(purchase, { request: request ?? null, refunds, disputes })
    const until = purchase.refundableUntil ?? refundableUntil(purchase.paidAt)
    return {
      ...this.pick(purchase, ['id', 'major', 'taxInCents', 'totalInCents', 'currency']),
      ...this.pick(purchase, ['subscriptionId', 'refundedInCents']),
      state: paymentState(purchase),
      givenBack: this.givenBack,
      paidAt: purchase.paidAt.toISO()!,
      periodStartsAt: purchase.periodStartsAt?.toISO() ?? null,
      periodEndsAt: purchase.periodEndsAt?.toISO() ?? null,
      hasReceipt: purchase.receiptUrl !== null,
      entitlementId,
      agent: {
        ...this.pick(listing, ['name', 'agentId', 'isOffered']),
        publisher: listing.publisher.displayName,
      },
      request: request ? requestFacts(request) : null,
      refundableUntil: until.toISO()!,
      mayAsk: refusal === null,
      whyNotAsked: request ? null : (refusal?.message ?? null),
    }
  }

  /** Why it goes back though nobody asked for it, and how far that has come. */
  private get givenBack() {
    const refund = this.resource.purchase.refunds.find(({ why }) => why !== null)
    return refund ? `${causeOf(refund.why!)} ${fateOf(refund)}` : null
  }
}
