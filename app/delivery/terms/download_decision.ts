import {
  bestEligibility,
  eligibilityOf,
  type Eligibility,
  type ListingFacts,
  type ReleaseFacts,
} from '#entitlements/terms/eligibility'
import type { Bearer, HeldEntitlement } from '#delivery/terms/bearer'

type Offered = {
  publisherUserId: string
  listing: ListingFacts & { publishedAt: Date | null }
  entitlements: HeldEntitlement[]
}

export type Decision =
  /** For this bearer there is no such thing. */
  | { verdict: 'absent' }
  | { verdict: 'refused'; reason: Eligibility }
  | { verdict: 'granted'; as: 'buyer' | 'publisher' | 'admin'; entitlementId: string | null }

const OUTSIDE_SCOPE: Eligibility = {
  eligible: false,
  code: 'refused.token_scope',
  message:
    'This token is limited to another agent. Make a token for this one, or one for your whole library.',
}

const isOwn = (bearer: Bearer, { publisherUserId }: Offered) =>
  bearer.scope === null && bearer.user_id === publisherUserId

/** Whether an agent exists for a bearer: it is on offer, held, or their own. A draft is nobody else's business. */
export function isVisible(bearer: Bearer, offered: Offered): boolean {
  const { publishedAt, takenDownAt } = offered.listing
  if (publishedAt && !takenDownAt) return true
  return isOwn(bearer, offered) || bearer.is_admin || offered.entitlements.length > 0
}

/** What the terms say to this bearer about a published release: the union of all they hold, within the token's scope. */
export function verdictOn(
  bearer: Bearer,
  { listing, entitlements }: Offered,
  release: ReleaseFacts,
  at: Date
): Eligibility {
  const isScoped = bearer.scope !== null
  if (isScoped && entitlements.length === 0) return OUTSIDE_SCOPE
  return bestEligibility(
    entitlements,
    { ...listing, isFree: listing.isFree && !isScoped },
    release,
    at
  )
}

/** Whether a bearer may download a release, and in which capacity. */
export function decideDownload(
  bearer: Bearer,
  offered: Offered & { release: ReleaseFacts },
  at: Date
): Decision {
  const { release, listing, entitlements } = offered
  if (!isVisible(bearer, offered)) return { verdict: 'absent' }
  const withheld = release.takenDownAt !== null && release.takenDownAt <= at
  if (isOwn(bearer, offered) && !withheld) return granted('publisher')
  if (!release.publishedAt && !bearer.is_admin) return { verdict: 'absent' }

  const reason = verdictOn(bearer, offered, release, at)
  if (reason.eligible) {
    const covers = (held: HeldEntitlement) => eligibilityOf(held, listing, release, at).eligible
    return granted('buyer', entitlements.find(covers)?.id ?? null)
  }
  return bearer.is_admin && !withheld ? granted('admin') : { verdict: 'refused', reason }
}

const granted = (as: 'buyer' | 'publisher' | 'admin', entitlementId: string | null = null) =>
  ({ verdict: 'granted', as, entitlementId }) as const
