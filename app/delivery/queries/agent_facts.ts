import { prepared } from '#shared/prepared'
import {
  BEARER,
  ENTITLEMENTS,
  LISTING_BY_AGENT_ID,
  RELEASE_FACTS,
  wasFree,
} from '#delivery/queries/statements'
import {
  entitlementFacts,
  releaseFacts,
  type StoredEntitlement,
  type StoredRelease,
} from '#delivery/queries/facts'
import type { Bearer } from '#delivery/terms/bearer'

type Offer = StoredRelease & {
  manifestSha256: string
  permissionsHash: string
  requestedPermissionsHash: string
  permissions: string[]
  minCoreVersion: string | null
  artifacts: { name: string; format: string; sizeBytes: number; sha256: string }[]
}

type Row = Bearer & {
  agent_id: string | null
  listing_published_at: Date | null
  listing_taken_down_at: Date | null
  publisher_user_id: string
  is_free: boolean
  entitlements: StoredEntitlement[]
  releases: Offer[]
}

const ask = prepared<Row>(
  'delivery.releases',
  `with b as (${BEARER})
   select b.*, l.agent_id, l.published_at as listing_published_at,
     l.taken_down_at as listing_taken_down_at, p.user_id as publisher_user_id,
     ${wasFree('$3::timestamptz')} as is_free, ${ENTITLEMENTS} as entitlements,
     (select coalesce(json_agg(json_build_object(${RELEASE_FACTS},
        'manifestSha256', r.manifest_sha256, 'permissionsHash', r.permissions_hash,
        'requestedPermissionsHash', r.requested_permissions_hash, 'permissions', r.permissions,
        'minCoreVersion', r.min_core_version,
        'artifacts', (select json_agg(json_build_object('name', a.name, 'format', a.format,
           'sizeBytes', a.size_bytes, 'sha256', a.sha256)) from artifacts a where a.release_id = r.id))), '[]')
      from releases r where r.listing_id = l.id and r.published_at is not null) as releases
   from b
   left join (listings l join publishers p on p.id = l.publisher_id) on ${LISTING_BY_AGENT_ID}`
)

/**
 * One agent's published releases and what the token's bearer holds for it; `agentId` is null when there is no such agent.
 * Whether it was free is asked of the moment; everything else carries its own times.
 */
export async function agentFacts(digest: Buffer, agentId: string, at: Date) {
  const [row] = await ask(digest, agentId, at)
  if (!row) return null
  const releases = row.releases.map(releaseFacts)
  return {
    bearer: row as Bearer,
    agentId: row.agent_id,
    publisherUserId: row.publisher_user_id,
    listing: {
      isFree: row.is_free,
      publishedAt: row.listing_published_at,
      takenDownAt: row.listing_taken_down_at,
      releases,
    },
    entitlements: row.entitlements.map(entitlementFacts),
    releases,
  }
}

export type AgentFacts = NonNullable<Awaited<ReturnType<typeof agentFacts>>>
