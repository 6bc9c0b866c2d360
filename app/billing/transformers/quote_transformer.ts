import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Interval } from '#catalog/prices'
import { termsSentence } from '#catalog/queries/terms_sentence'
import { durationWords } from '#billing/coupon_words'
import type { Quote } from '#billing/queries/quote_of'

/** What a buyer would pay, before they go to Stripe. */
export default class QuoteTransformer extends BaseTransformer<Quote> {
  toObject() {
    const { plan, list, price, coupon, upgrade, typed, problem, trialDays } = this.resource
    const { kind, major, updatesForMonths, interval } = plan
    return {
      ...this.pick(price, ['listInCents', 'discountInCents', 'amountInCents']),
      planId: plan.id,
      priceId: list.id,
      name: interval ? plan.listing.name : `${plan.listing.name} ${major}.x`,
      agentId: plan.listing.agentId,
      interval: interval as Interval | null,
      currency: list.currency,
      trialDays,
      terms: termsSentence({ kind, major, updatesForMonths, interval, trialDays }),
      typed,
      problem,
      upgradesFrom: upgrade?.major ?? null,
      code: coupon?.code ?? null,
      lasts: coupon && interval ? durationWords(coupon) : null,
      isForEver: coupon?.duration === 'forever',
      leavesOutTrial: coupon !== null && plan.trialDays > 0,
    }
  }
}
