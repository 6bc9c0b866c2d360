import { count, flag, listOf, nullable, shape, text, withDefault } from './answer_shape.ts'
import { agentIdField, versionFacts } from './registry_contract.ts'

const maybeText = nullable(text)
const readReason = shape({ code: withDefault(text, ''), message: withDefault(text, '') })

export const readVerification = shape({
  token: shape({
    name: withDefault(text, ''),
    last_four: withDefault(text, ''),
    scope: withDefault(text, 'library'),
    expires_at: maybeText,
  }),
  entitlements: listOf(
    shape({
      entitlement_id: text,
      agent_id: agentIdField,
      purchaser_user_id: maybeText,
      publisher_id: maybeText,
      status: text,
      core_status: maybeText,
      kind: text,
      policy: shape({
        updates: shape({
          allowed: flag,
          updates_until: maybeText,
          major_range: withDefault(text, 'any'),
        }),
        artifacts: withDefault(shape({ signed_bundles_allowed: withDefault(flag, false) }), {
          signed_bundles_allowed: false,
        }),
      }),
      issued_at: maybeText,
      revoked_at: maybeText,
      reason: nullable(readReason),
      eligible_versions: withDefault(listOf(text), []),
    })
  ),
  issued_at: maybeText,
})

const readDelta = shape({
  since: text,
  verdict: text,
  changes: withDefault(
    listOf(
      shape({
        permission: text,
        verdict: text,
        reason: readReason,
        compared_with: maybeText,
      })
    ),
    []
  ),
})

export const readReleases = shape({
  agent_id: agentIdField,
  requires_entitlement: flag,
  latest: maybeText,
  latest_same_authority: maybeText,
  releases: listOf(
    shape({
      ...versionFacts,
      eligible: flag,
      reason: nullable(readReason),
      permission_delta: nullable(readDelta),
    })
  ),
})

export const readProblem = shape({
  title: maybeText,
  detail: maybeText,
  code: maybeText,
  status: nullable(count),
  request_id: maybeText,
})

/** `POST /api/core/v1/verify`: who a token is for and what it may have. */
export type Verification = ReturnType<typeof readVerification>
/** A buyer's right to one agent, as Core reads it. */
export type Entitlement = Verification['entitlements'][number]
/** `GET /api/core/v1/agents/{agent_id}/releases`: what this token may have, and why not the rest. */
export type Releases = ReturnType<typeof readReleases>
/** One release with its verdict for this token; `artifacts` is empty when it is not eligible. */
export type OfferedRelease = Releases['releases'][number]
