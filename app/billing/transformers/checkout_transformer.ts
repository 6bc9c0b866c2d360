import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Interval } from '#catalog/prices'
import { durationWords, reducedBy } from '#billing/coupon_words'
import { causeOf, fateOf, NOTHING_PAID } from '#billing/given_back'
import type { CheckoutInView } from '#billing/queries/checkout_of'

type State = 'open' | 'awaiting_payment' | 'paid' | 'failed' | 'expired' | 'mismatched' | 'unopened'

/** A checkout, as its buyer sees it on the way back from Stripe. */
export default class CheckoutTransformer extends BaseTransformer<CheckoutInView> {
  toObject() {
    const { checkout, entitlement } = this.resource
    return {
      ...this.pick(checkout, ['id', 'major', 'amountInCents', 'currency']),
      ...this.pick(checkout, ['stripeSessionUrl', 'listInCents', 'discountInCents']),
      reducedBy: reducedBy(checkout),
      code: checkout.coupon?.code ?? null,
      lasts: checkout.coupon && checkout.renewal ? durationWords(checkout.coupon) : null,
      state: checkout.status as State,
      paidInCents: checkout.purchase?.totalInCents ?? checkout.dueInCents,
      interval: checkout.renewal ? (checkout.plan.interval as Interval) : null,
      trialEndsAt: checkout.subscription?.trialEndsAt?.toISO() ?? null,
      trialDays: checkout.trialDays,
      subscriptionId: checkout.subscription?.id ?? null,
      isWaiting: checkout.isUnsettled,
      isLate: checkout.isLate,
      agent: this.pick(checkout.listing, ['name', 'agentId']),
      entitlementId: entitlement?.id ?? null,
      givenBack: this.givenBack,
    }
  }

  /** Why this payment goes back though nobody asked for it, and how far that has come. */
  private get givenBack() {
    const { purchase, subscription } = this.resource.checkout
    const refund = purchase?.refunds.find(({ why }) => why !== null)
    if (refund) return { cause: causeOf(refund.why!), fate: fateOf(refund) }
    if (purchase || !subscription?.whyEnded) return null
    return { cause: causeOf(subscription.whyEnded), fate: NOTHING_PAID }
  }
}
