import { BaseTransformer } from '@adonisjs/core/transformers'
import { durationWords, planName } from '#billing/coupon_words'
import type { CouponInView } from '#billing/queries/coupons_of'

type State = 'upcoming' | 'valid' | 'used_up' | 'over' | 'withdrawn'

/** A coupon, as the publisher who made it sees it. */
export default class CouponTransformer extends BaseTransformer<CouponInView> {
  toObject() {
    const { coupon, paid, held } = this.resource
    return {
      ...this.pick(coupon, ['id', 'code', 'percentOff', 'amountOffInCents', 'currency']),
      ...this.pick(coupon, ['maxUses', 'maxUsesPerBuyer']),
      duration: durationWords(coupon),
      plans: coupon.plans.map(planName),
      startsAt: coupon.startsAt.toISO()!,
      endsAt: coupon.endsAt?.toISO() ?? null,
      withdrawnAt: coupon.withdrawnAt?.toISO() ?? null,
      paid,
      held,
      state: this.state,
    }
  }

  private get state(): State {
    const { coupon, paid } = this.resource
    if (coupon.isWithdrawn) return 'withdrawn'
    if (coupon.isOver) return 'over'
    if (coupon.maxUses !== null && paid >= coupon.maxUses) return 'used_up'
    return coupon.hasBegun ? 'valid' : 'upcoming'
  }
}
