import env from '#start/env'
import { BaseTransformer } from '@adonisjs/core/transformers'
import { durationWords } from '#billing/coupon_words'
import type { SwitchQuote } from '#billing/switches/quote_switch'

/** A change of plan before it is confirmed: what is charged now, and what comes after. */
export default class SwitchTransformer extends BaseTransformer<SwitchQuote> {
  toObject() {
    const { subscription, plan, price, order, cost } = this.resource
    const { listing, checkout, switchedAt } = subscription
    const coupon = switchedAt ? null : checkout.coupon
    return {
      subscriptionId: subscription.id,
      planId: plan.id,
      name: listing.name,
      from: subscription.plan.interval as 'month' | 'year',
      to: plan.interval as 'month' | 'year',
      quotedAt: Math.floor(order.quotedAt.toSeconds()),
      amountInCents: price.amountInCents,
      ...this.pick(cost, ['priceInCents', 'creditInCents', 'taxInCents', 'owedInCents']),
      ...this.pick(cost, ['dueInCents', 'currency']),
      isPlusTax: env.get('STRIPE_TAX', false),
      renewsAt: cost.renewsAt.toISO()!,
      paidUntil: subscription.renewsAt.toISO()!,
      /** The coupon that ends with it; null: there is none. */
      code: coupon?.code ?? null,
      lasts: coupon && durationWords(coupon),
    }
  }
}
