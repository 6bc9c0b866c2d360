import type { DateTime } from 'luxon'

export type Discounted = {
  listInCents: number
  discountInCents: number
  /** How long the discount is taken off; null: there is none. */
  coupon: { duration: 'once' | 'months' | 'forever'; durationInMonths: number | null } | null
  startedAt: DateTime
}

/** What a subscription costs for the period that begins at a moment, without tax: Stripe charges the same. */
export function periodPrice(agreed: Discounted, startsAt: DateTime): number {
  const { listInCents, discountInCents } = agreed
  return isDiscounted(agreed, startsAt) ? listInCents - discountInCents : listInCents
}

/** Months are counted by the calendar from the day when it began; the period that begins at their end is not in them. */
function isDiscounted({ coupon, startedAt }: Discounted, startsAt: DateTime): boolean {
  if (!coupon) return false
  if (coupon.duration === 'forever') return true
  if (coupon.duration === 'once') return startsAt <= startedAt
  const months = coupon.durationInMonths!
  return startsAt.toUTC() < startedAt.toUTC().plus({ months })
}
