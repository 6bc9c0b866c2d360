import { BaseTransformer } from '@adonisjs/core/transformers'
import type Plan from '#catalog/models/plan'
import type { Price } from '#catalog/models/plan'
import type { Interval } from '#catalog/prices'
import type { ExactVersion } from '#entitlements/exact_version'
import { termsSentence } from '#catalog/queries/terms_sentence'

/**
 * A plan one may choose, with the price and the trial that this reader would get, the line that makes it an upgrade, and
 * the versions that would stay for good.
 */
export type Offer = {
  plan: Plan
  price: Price
  trialDays: number
  upgradesFrom: number | null
  kept: ExactVersion[]
}

/** An offer, with its terms in words. */
export default class OfferTransformer extends BaseTransformer<Offer> {
  toObject() {
    const { plan, price, trialDays, upgradesFrom, kept } = this.resource
    return {
      ...this.pick(plan, ['id', 'major', 'isFree']),
      ...this.pick(price, ['amountInCents', 'currency']),
      priceId: price.id,
      interval: plan.interval as Interval | null,
      trialDays,
      kept,
      upgrade:
        upgradesFrom === null
          ? null
          : { from: upgradesFrom, amountInCents: plan.upgradeAmountInCents! },
      terms: termsSentence({
        kind: plan.kind,
        major: plan.major,
        updatesForMonths: plan.updatesForMonths,
        interval: plan.interval,
        trialDays,
      }),
    }
  }
}
