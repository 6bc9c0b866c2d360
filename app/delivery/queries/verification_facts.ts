import { prepared } from '#shared/prepared'
import { BEARER, ENTITLEMENT_FACTS, IS_FREE, RELEASE_FACTS } from '#delivery/queries/statements'
import {
  entitlementFacts,
  releaseFacts,
  type StoredEntitlement,
  type StoredRelease,
} from '#delivery/queries/facts'
import type { Bearer } from '#delivery/terms/bearer'

type Row = Bearer & {
  entitlement: StoredEntitlement | null
  agent_id: string
  publisher_id: string
  is_free: boolean
  taken_down_at: Date | null
  releases: StoredRelease[]
}

const ask = prepared<Row>(
  'delivery.verify',
  `with b as (${BEARER})
   select b.*, l.agent_id, l.publisher_id, l.taken_down_at, ${IS_FREE} as is_free,
     case when e.id is not null then ${ENTITLEMENT_FACTS} end as entitlement,
     (select coalesce(json_agg(json_build_object(${RELEASE_FACTS})), '[]')
      from releases r where r.listing_id = l.id and r.published_at is not null) as releases
   from b
   left join (entitlements e join listings l on l.id = e.listing_id)
     on e.user_id = b.user_id and (b.scope is null or e.id = b.scope)
     and ($2::text is null or l.agent_id = $2)
   order by e.issued_at, e.id`
)

/**
 * Who bears a token and all they hold, or null when no good token has this SHA-256.
 * @param agentId only what is held for this agent
 */
export async function verificationFacts(digest: Buffer, agentId: string | null) {
  const rows = await ask(digest, agentId)
  if (rows.length === 0) return null
  return {
    bearer: rows[0] as Bearer,
    held: rows.flatMap(({ entitlement, ...row }) =>
      entitlement === null
        ? []
        : {
            entitlement: entitlementFacts(entitlement),
            agentId: row.agent_id,
            publisherId: row.publisher_id,
            listing: { isFree: row.is_free, takenDownAt: row.taken_down_at },
            releases: row.releases.map(releaseFacts),
          }
    ),
  }
}

export type VerificationFacts = NonNullable<Awaited<ReturnType<typeof verificationFacts>>>
