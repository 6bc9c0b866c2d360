import type Plan from '#catalog/models/plan'
import type Coupon from '#billing/models/coupon'

/** How long a subscription costs less with it, in a sentence. */
export function durationWords({ duration, durationInMonths: months }: Coupon): string {
  if (duration === 'forever') return 'It is taken off every payment.'
  if (duration === 'once' || months === 1) return 'It is taken off the first payment.'
  return `It is taken off the payments of the first ${months} months.`
}

/** Why somebody pays less than the list price; their coupon must be loaded. Null when they do not. */
export function reducedBy({ discountInCents, coupon }: Reduced): string | null {
  if (discountInCents === 0) return null
  return coupon ? `with ${coupon.code}` : 'as an upgrade'
}

type Reduced = { discountInCents: number; coupon: Coupon | null }

/** A plan among those of its listing. */
export const planName = ({ interval, major }: Plan) =>
  interval ? `Subscription, each ${interval}` : `${major}.x`
