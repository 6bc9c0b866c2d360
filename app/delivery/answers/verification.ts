import { newestFirst } from '#releases/latest'
import { eligibilityOf } from '#entitlements/terms/eligibility'
import { entitlementState, gravestRevocation } from '#entitlements/terms/entitlement_state'
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

function entitlementAnswer({ entitlement, listing, ...held }: Held, at: Date) {
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
        allowed: status === 'active',
        updates_until: null,
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
