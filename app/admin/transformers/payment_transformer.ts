import { BaseTransformer } from '@adonisjs/core/transformers'
import type Purchase from '#billing/models/purchase'
import { nameOf, type EntitlementCase } from '#admin/queries/entitlement_case'

type Paid = { purchase: Purchase; people: EntitlementCase['people'] }

/** How a purchase stands at Stripe, for those who look it up there; with refunds and disputes loaded. */
export default class PaymentTransformer extends BaseTransformer<Paid> {
  toObject() {
    const { purchase, people } = this.resource
    return {
      ...this.pick(purchase, ['country', 'stripeChargeId']),
      stripePaymentIntentId: purchase.isOfNothing ? null : purchase.stripePaymentIntentId,
      refunds: purchase.refunds.map((refund) => ({
        ...this.pick(refund, ['id', 'amountInCents', 'status', 'isTransferReversed', 'why']),
        by: refund.why ? 'the marketplace' : nameOf(refund.requestedBy, people),
        at: refund.issuedAt.toUTC().toISO()!,
      })),
      disputes: purchase.disputes.map((dispute) => ({
        ...this.pick(dispute, ['id', 'amountInCents', 'status', 'reason']),
        at: dispute.openedAt.toUTC().toISO()!,
      })),
    }
  }
}
