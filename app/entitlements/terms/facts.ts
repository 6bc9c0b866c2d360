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

/** Everything an entitlement's state and its coverage follow from. */
export type EntitlementFacts = {
  terms: 'one_time_major'
  major: number
  issuedAt: Date
  /** How many months of releases are included; null when all that ever come are. */
  updatesForMonths: number | null
  revocations: RevocationFacts[]
}

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
