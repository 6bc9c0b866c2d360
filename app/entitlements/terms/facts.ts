/** Why an entitlement stopped to count. What a refund or a dispute took can come back; see `ReinstateEntitlement`. */
export type RevocationReason = 'refund' | 'dispute' | 'fraud' | 'admin'

/** One revocation with its validity in time: it holds from `revokedAt` until just before `liftedAt`. */
export type RevocationFacts = {
  reason: RevocationReason
  /** What the person who revoked wants the buyer to read. */
  message?: string | null
  revokedAt: Date
  liftedAt: Date | null
}

/** What both kinds of terms follow from. */
type CommonFacts = { issuedAt: Date; revocations: RevocationFacts[] }

/** One payment for one major line, for ever or with the releases of some months. */
export type LicenceFacts = CommonFacts & {
  terms: 'one_time_major'
  major: number
  /** How many months of releases are included; null when all that ever come are. */
  updatesForMonths: number | null
}

/** A fact with its validity in time: it holds from `since` until just before `until`, or still. */
export type Spell = { since: Date; until: Date | null }

/** A stretch of time that was paid for, or tried for nothing: from `startsAt` until just before `endsAt`. */
export type PeriodFacts = {
  startsAt: Date
  endsAt: Date
  isTrial: boolean
  /** Until when its renewal is waited for, as long as nothing is heard. */
  graceEndsAt: Date
  /** When exactly this payment was refunded in full; a refund that failed has an end. */
  takenBack: Spell[]
}

/** From the first failure of a renewal until it recovers. The grace is what it was when the spell began. */
export type OverdueFacts = Spell & { graceEndsAt: Date }

/** Stripe ended it, or paused it. What is ended may come back, if Stripe says so. */
export type StopFacts = Spell & { kind: 'ended' | 'paused' }

/** Every release while it runs; all lines at once, so there is no major. */
export type SubscriptionFacts = CommonFacts & {
  terms: 'subscription_updates'
  major: null
  periods: PeriodFacts[]
  overdue: OverdueFacts[]
  stops: StopFacts[]
  /** When it ends because somebody asked for that. */
  cancelsAt: Date | null
}

/** Everything an entitlement's state and its coverage follow from. */
export type EntitlementFacts = LicenceFacts | SubscriptionFacts

/** The part of a listing that decides who may download its releases; `releases` are all that were published. */
export type ListingFacts = {
  isFree: boolean
  takenDownAt: Date | null
  releases: readonly ReleaseFacts[]
}

/** The part of a release that decides who may download it. `major` of `0.x` is 0. */
export type ReleaseFacts = {
  version: string
  major: number
  prerelease: string
  publishedAt: Date | null
  backdatedTo: Date | null
  yankedAt: Date | null
  takenDownAt: Date | null
}

/** A decision with its stable code (`eligible.…`, `refused.…`) and the sentence people and programs are shown. */
export type Eligibility = { eligible: boolean; code: string; message: string }

export const eligible = (code: string, message: string): Eligibility => ({
  eligible: true,
  code: `eligible.${code}`,
  message,
})

export const refused = (code: string, message: string): Eligibility => ({
  eligible: false,
  code: `refused.${code}`,
  message,
})
