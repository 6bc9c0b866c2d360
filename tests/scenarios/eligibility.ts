import type { DateTime } from 'luxon'
import {
  BOUGHT,
  boughtAfterYank,
  boughtBeforeYank,
  ended,
  type Holding,
  licence,
  oneOfTwoRefunded,
  refunded,
  subscribed,
  takenDown,
  wonDispute,
} from '#tests/scenarios/holdings'
import { inDays, paid } from '#tests/scenarios/subscriptions'

/** Who holds what, which version is asked about, and what every door must say. */
export type EligibilityStory = {
  tells: string
  /** Versions by how many days ago they were published, or by the moment. */
  releases: Record<string, number | DateTime>
  isFree?: boolean
  holds?: Holding
  asks: string
  says: string
}

const windowEnd = BOUGHT.plus({ months: 1 })

export const ELIGIBILITY_STORIES: EligibilityStory[] = [
  {
    tells: 'a bought line',
    releases: { '1.0.0': -90 },
    holds: licence(),
    asks: '1.0.0',
    says: 'eligible.major_line',
  },
  {
    tells: 'a pre-release of it',
    releases: { '1.0.0': -90, '1.1.0-rc.1': -9 },
    holds: licence(),
    asks: '1.1.0-rc.1',
    says: 'eligible.major_line',
  },
  {
    tells: '2.0.0-rc.1 against 1.x',
    releases: { '1.0.0': -90, '2.0.0-rc.1': -9 },
    holds: licence(),
    asks: '2.0.0-rc.1',
    says: 'refused.other_major',
  },
  {
    tells: '1.99.0 after 2.0.0',
    releases: { '1.0.0': -90, '2.0.0': -20, '1.99.0': -9 },
    holds: licence(),
    asks: '1.99.0',
    says: 'eligible.major_line',
  },
  {
    tells: 'nothing held',
    releases: { '1.0.0': -90 },
    asks: '1.0.0',
    says: 'refused.no_entitlement',
  },
  {
    tells: 'a free agent',
    releases: { '1.0.0': -90 },
    isFree: true,
    asks: '1.0.0',
    says: 'eligible.free',
  },
  {
    tells: 'within its update window',
    releases: { '1.0.0': -90 },
    holds: licence({ updatesForMonths: 12 }, inDays(-9)),
    asks: '1.0.0',
    says: 'eligible.update_window',
  },
  {
    tells: 'the newest of a closed window',
    releases: { '1.0.0': -90, '1.1.0': -50 },
    holds: licence({ updatesForMonths: 1 }),
    asks: '1.1.0',
    says: 'eligible.kept_after_window',
  },
  {
    tells: 'an older one of it',
    releases: { '1.0.0': -90, '1.1.0': -50 },
    holds: licence({ updatesForMonths: 1 }),
    asks: '1.0.0',
    says: 'refused.older_than_kept',
  },
  {
    tells: 'a release on the last second of a window',
    releases: { '1.0.0': -90, '1.1.0': windowEnd },
    holds: licence({ updatesForMonths: 1 }),
    asks: '1.1.0',
    says: 'eligible.kept_after_window',
  },
  {
    tells: 'a release one second after it',
    releases: { '1.0.0': -90, '1.1.0': windowEnd.plus({ seconds: 1 }) },
    holds: licence({ updatesForMonths: 1 }),
    asks: '1.1.0',
    says: 'refused.after_window',
  },
  {
    tells: 'yanked before it was bought',
    releases: { '1.0.0': -90 },
    asks: '1.0.0',
    says: 'refused.yanked',
    holds: boughtAfterYank,
  },
  {
    tells: 'yanked after that',
    releases: { '1.0.0': -90 },
    asks: '1.0.0',
    says: 'eligible.yanked_but_covered',
    holds: boughtBeforeYank,
  },
  {
    tells: 'taken down with its listing',
    releases: { '1.0.0': -90 },
    asks: '1.0.0',
    says: 'refused.listing_taken_down',
    holds: takenDown,
  },
  {
    tells: 'a subscription that runs',
    releases: { '1.0.0': -90, '2.0.0': -5 },
    holds: subscribed({}),
    asks: '2.0.0',
    says: 'eligible.subscription',
  },
  {
    tells: 'one whose payment is late',
    releases: { '1.0.0': -90 },
    asks: '1.0.0',
    says: 'eligible.subscription_grace',
    holds: subscribed({
      periods: [paid(-32, -2)],
      overdue: [{ since: inDays(-2), graceEndsAt: inDays(5), until: null }],
    }),
  },
  {
    tells: 'what an ended one left',
    releases: { '1.0.0': -90, '2.0.0': -50 },
    holds: subscribed(ended(-70, -40)),
    asks: '2.0.0',
    says: 'eligible.kept_after_subscription',
  },
  {
    tells: 'what came after it',
    releases: { '1.0.0': -90, '2.0.0': -30 },
    holds: subscribed(ended(-70, -40)),
    asks: '2.0.0',
    says: 'refused.after_subscription',
  },
  {
    tells: 'a gap between two subscriptions',
    releases: { '1.0.0': -90, '1.1.0': -45 },
    holds: subscribed(ended(-80, -50), {}),
    asks: '1.1.0',
    says: 'eligible.subscription',
  },
  {
    tells: 'two purchases, one of them given back',
    releases: { '1.0.0': -90, '2.0.0': -80 },
    asks: '2.0.0',
    says: 'eligible.major_line',
    holds: oneOfTwoRefunded,
  },
  {
    tells: 'a refund',
    releases: { '1.0.0': -90 },
    asks: '1.0.0',
    says: 'refused.revoked_refund',
    holds: refunded,
  },
  {
    tells: 'a dispute that was won',
    releases: { '1.0.0': -90 },
    asks: '1.0.0',
    says: 'eligible.major_line',
    holds: wonDispute,
  },
]
