import type { DateTime } from 'luxon'

/** All that billing knows of one subscription: always the whole of it, as it is now. */
export type SubscriptionStory = {
  /** `subscription:<id>`, naming our own row: one entitlement each. */
  sourceRef: string
  userId: string
  listingId: string
  /** When the first period, or the trial, began. */
  issuedAt: DateTime
  periods: {
    /** What paid for it: `purchase:<id>`, `invoice:<id>` when it cost nothing, or `trial:<subscription id>`. */
    ref: string
    startsAt: DateTime
    endsAt: DateTime
    isTrial: boolean
    /** When exactly this payment was refunded in full. A dispute is a revocation, as for purchases. */
    takenBackAt: DateTime | null
  }[]
  /** From the first failure of a renewal until it recovered. The grace is settled when the spell begins. */
  overdue: { since: DateTime; graceEndsAt: DateTime; until: DateTime | null }[]
  /** When it ends because somebody asked for that; it counts until then. */
  cancelsAt: DateTime | null
  /** When Stripe ended it: cancelled, unpaid, expired before it was ever paid. */
  endedAt: DateTime | null
  pausedSince: DateTime | null
  stripeEventId?: string
}
