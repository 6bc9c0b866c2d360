import { BaseTransformer } from '@adonisjs/core/transformers'
import type { CheckoutInView } from '#billing/queries/checkout_of'

type State = 'open' | 'awaiting_payment' | 'paid' | 'failed' | 'expired' | 'mismatched' | 'unopened'

/** A checkout, as its buyer sees it on the way back from Stripe. */
export default class CheckoutTransformer extends BaseTransformer<CheckoutInView> {
  toObject() {
    const { checkout, entitlement } = this.resource
    return {
      ...this.pick(checkout, ['id', 'major', 'amountInCents', 'currency']),
      ...this.pick(checkout, ['stripeSessionUrl']),
      state: checkout.status as State,
      isWaiting: checkout.isUnsettled,
      agent: this.pick(checkout.listing, ['name', 'agentId']),
      entitlementId: entitlement?.id ?? null,
    }
  }
}
