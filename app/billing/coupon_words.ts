import type Plan from '#catalog/models/plan'
import type Coupon from '#billing/models/coupon'

/** How long a subscription costs less with it, in a sentence. */
export function durationWords({ duration, durationInMonths: months }: Coupon): string {
  if (duration === 'forever') return 'It is taken off every payment.'
  if (duration === 'once' || months === 1) return 'It is taken off the first payment.'
  return `It is taken off the payments of the first ${months} months.`
}

/** A plan among those of its listing. */
export const planName = ({ interval, major }: Plan) =>
  interval ? `Subscription, each ${interval}` : `${major}.x`
