import { StripeEventSchema } from '#database/schema'

/** A delivery of Stripe's, exactly as it came, and what became of it. */
export default class StripeEvent extends StripeEventSchema {
  /**
   * What must not be worked on twice at once: a checkout's page, a payment, a subscription, an account. Everything
   * about one payment shares one key, so that its refund never overtakes it half way.
   */
  get lockKey() {
    if (this.type.startsWith('checkout.session.')) return this.objectId ?? this.stripeId
    return this.paymentRef ?? this.account ?? this.objectId ?? this.stripeId
  }
}
