import { newestFirst } from '#releases/latest'
import { eligibilityOf } from '#entitlements/terms/eligibility'
import { entitlementState, gravestRevocation } from '#entitlements/terms/entitlement_state'
import { updatesUntil } from '#entitlements/terms/update_window'
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
  const until = updatesUntil(entitlement)
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
    kind: 'one_time',
    policy: {
      updates: {
        allowed: status === 'active' && (until === null || at <= until),
        updates_until: until,
        major_range: `${entitlement.major}.x`,
      },
      artifacts: { signed_bundles_allowed: false },
    },
    issued_at: entitlement.issuedAt,
    revoked_at: gravestRevocation(entitlement, at)?.revokedAt ?? null,
    reason: { code, message },
    eligible_versions: newestFirst(eligible).map(({ version }) => version),
  }
}
