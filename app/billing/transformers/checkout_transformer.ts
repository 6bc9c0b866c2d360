import { BaseTransformer } from '@adonisjs/core/transformers'
import { causeOf, fateOf } from '#billing/given_back'
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
      paidInCents: checkout.purchase?.totalInCents ?? checkout.amountInCents,
      isWaiting: checkout.isUnsettled,
      isLate: checkout.isLate,
      agent: this.pick(checkout.listing, ['name', 'agentId']),
      entitlementId: entitlement?.id ?? null,
      givenBack: this.givenBack,
    }
  }

  /** Why this payment goes back though nobody asked for it, and how far that has come. */
  private get givenBack() {
    const { purchase } = this.resource.checkout
    const refund = purchase?.refunds.find(({ why }) => why !== null)
    return refund ? { cause: causeOf(refund.why!), fate: fateOf(refund) } : null
  }
}
