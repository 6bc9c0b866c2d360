import { BaseTransformer } from '@adonisjs/core/transformers'
import type Purchase from '#billing/models/purchase'

/** How a purchase stands at Stripe, for those who look it up there; with refunds and disputes loaded. */
export default class PaymentTransformer extends BaseTransformer<Purchase> {
  toObject() {
    const { refunds, disputes } = this.resource
    return {
      ...this.pick(this.resource, ['country', 'stripePaymentIntentId', 'stripeChargeId']),
      refunds: refunds.map(({ id, amountInCents, status, requestedBy, issuedAt, ...refund }) => ({
        id,
        amountInCents,
        status,
        requestedBy,
        isTransferReversed: refund.isTransferReversed,
        at: issuedAt.toUTC().toISO()!,
      })),
      disputes: disputes.map(({ id, amountInCents, status, reason, openedAt }) => ({
        id,
        amountInCents,
        status,
        reason,
        at: openedAt.toUTC().toISO()!,
      })),
    }
  }
}
