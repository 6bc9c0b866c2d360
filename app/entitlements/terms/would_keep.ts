import { DateTime } from 'luxon'
import type { EntitlementFacts } from './facts.js'

/** A plan as its terms are granted; the major line of a subscription is null. */
export type Offered = {
  major: number | null
  updatesForMonths: number | null
  interval: string | null
}

/** The entitlement that somebody would have who paid for a plan at a moment, once. */
export function entitlementFrom(
  { major, updatesForMonths, interval }: Offered,
  at: Date
): EntitlementFacts {
  const common = { issuedAt: at, revocations: [] }
  if (major !== null) return { ...common, terms: 'one_time_major', major, updatesForMonths }
  const unit = interval === 'year' ? 'years' : 'months'
  const endsAt = DateTime.fromJSDate(at, { zone: 'utc' })
    .plus({ [unit]: 1 })
    .toJSDate()
  return {
    ...common,
    terms: 'subscription_updates',
    major: null,
    periods: [{ startsAt: at, endsAt, isTrial: false, graceEndsAt: endsAt, takenBack: [] }],
    overdue: [],
    stops: [],
    cancelsAt: null,
  }
}
