import { BaseTransformer } from '@adonisjs/core/transformers'
import type Plan from '#catalog/models/plan'
import type { Interval } from '#catalog/prices'
import { termsSentence } from '#catalog/queries/terms_sentence'

/** A plan one may choose, with the trial that this reader would get, and the line that makes it an upgrade. */
export type Offer = { plan: Plan; trialDays: number; upgradesFrom: number | null }

/** An offer, with its terms in words. */
export default class OfferTransformer extends BaseTransformer<Offer> {
  toObject() {
    const { plan, trialDays, upgradesFrom } = this.resource
    return {
      ...this.pick(plan, ['id', 'major', 'amountInCents', 'currency', 'isFree']),
      interval: plan.interval as Interval | null,
      trialDays,
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
