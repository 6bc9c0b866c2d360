import { newestFirst } from '#releases/latest'
import { eligibilityOf } from '#entitlements/terms/eligibility'
import { entitlementState, gravestRevocation } from '#entitlements/terms/entitlement_state'
import { includedUpdates } from '#entitlements/terms/included_updates'
import type { VerificationFacts } from '#delivery/queries/verification_facts'

type Held = VerificationFacts['held'][number]

/** What OpenSentience Core reads about a token: `core-contract.md`, “The entitlement as Core reads it”. */
export function verificationAnswer({ bearer, held }: VerificationFacts, at: Date) {
  return {
    token: {
      name: bearer.name,
      last_four: bearer.last_four,
      scope: bearer.scope === null ? 'library' : 'entitlement',
      expires_at: bearer.expires_at,
    },
    entitlements: held.map((one) => ({
      purchaser_user_id: bearer.user_id,
      ...entitlementAnswer(one, at),
    })),
    issued_at: at,
  }
}

function entitlementAnswer({ entitlement, ...held }: Held, at: Date) {
  const listing = { ...held.listing, releases: held.releases }
  const { allowed, until } = includedUpdates(entitlement, at)
  const { status, reason: code, message } = entitlementState(entitlement, at)
  const eligible = held.releases.filter(
    (release) => eligibilityOf(entitlement, listing, release, at).eligible
  )
  return {
    entitlement_id: entitlement.id,
    agent_id: held.agentId,
    publisher_id: held.publisherId,
    status,
    // Core's own draft has another word for what we call inactive.
    core_status: status === 'inactive' ? 'canceled' : status,
    kind: entitlement.terms === 'one_time_major' ? 'one_time' : 'subscription',
    policy: {
      updates: {
        allowed,
        updates_until: until,
        major_range: entitlement.major === null ? 'any' : `${entitlement.major}.x`,
      },
      artifacts: { signed_bundles_allowed: false },
    },
    issued_at: entitlement.issuedAt,
    revoked_at: gravestRevocation(entitlement, at)?.revokedAt ?? null,
    reason: { code, message },
    eligible_versions: newestFirst(eligible).map(({ version }) => version),
  }
}
