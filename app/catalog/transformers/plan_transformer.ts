import { BaseTransformer } from '@adonisjs/core/transformers'
import type Plan from '#catalog/models/plan'
import type { Interval } from '#catalog/prices'
import { termsSentence } from '#catalog/queries/terms_sentence'

/** A plan, as its publisher sees it. */
export default class PlanTransformer extends BaseTransformer<Plan> {
  toObject() {
    return {
      ...this.pick(this.resource, ['id', 'major', 'amountInCents', 'currency', 'updatesForMonths']),
      upgradeAmountInCents: this.resource.upgradeAmountInCents,
      prices: this.resource.prices
        .filter(({ isOpen }) => isOpen)
        .map((price) => this.pick(price, ['id', 'amountInCents', 'currency'])),
      isFree: this.resource.isFree,
      interval: this.resource.interval as Interval | null,
      isActive: this.resource.isActive,
      terms: termsSentence(this.resource),
      offeredAt: this.resource.createdAt.toISO()!,
      withdrawnAt: this.resource.withdrawnAt?.toISO() ?? null,
    }
  }
}
