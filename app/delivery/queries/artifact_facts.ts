import { prepared } from '#shared/prepared'
import {
  BEARER,
  ENTITLEMENTS,
  IS_FREE,
  LINE,
  LISTING_BY_AGENT_ID,
  PERSON,
  RELEASE_FACTS,
} from '#delivery/queries/statements'
import {
  entitlementFacts,
  releaseFacts,
  type StoredEntitlement,
  type StoredRelease,
} from '#delivery/queries/facts'
import type { Bearer } from '#delivery/terms/bearer'

/** What the address of an artifact names. */
export type ArtifactAddress = { agentId: string; version: string; name: string }

type Row = Bearer & {
  listing_id: string | null
  listing_published_at: Date | null
  listing_taken_down_at: Date | null
  publisher_user_id: string
  is_free: boolean
  entitlements: StoredEntitlement[]
  release: StoredRelease
  line: StoredRelease[]
  release_id: string
  modified_at: Date
  artifact_id: string
  sha256: string
  size_bytes: number
  format: string
  content_type: string
}

const statement = (bearer: string) => `
  with b as (${bearer})
  select b.*, l.id as listing_id, l.published_at as listing_published_at,
    l.taken_down_at as listing_taken_down_at, p.user_id as publisher_user_id,
    ${IS_FREE} as is_free, ${ENTITLEMENTS} as entitlements,
    json_build_object(${RELEASE_FACTS}) as release, ${LINE} as line,
    r.id as release_id, coalesce(r.published_at, r.created_at) as modified_at,
    a.id as artifact_id, a.sha256, a.size_bytes, a.format, a.content_type
  from b
  left join (listings l
    join publishers p on p.id = l.publisher_id
    join releases r on r.listing_id = l.id
    join artifacts a on a.release_id = r.id)
  on ${LISTING_BY_AGENT_ID} and r.version = $3 and a.name = $4`

const byToken = prepared<Row>('delivery.artifact_by_token', statement(BEARER))
const byPerson = prepared<Row>('delivery.artifact_by_person', statement(PERSON))

/** By which the door knows who knocks: a token's SHA-256, or the id of the person whose session it is. */
export type Credential = { digest: Buffer } | { userId: string }

/** Everything a download is decided by; null when the credential is not good, without `found` when there is no such artifact. */
export async function artifactFacts(credential: Credential, address: ArtifactAddress) {
  const asked = [address.agentId, address.version, address.name]
  const [row] = await ('digest' in credential
    ? byToken(credential.digest, ...asked)
    : byPerson(credential.userId, ...asked))
  if (!row) return null
  return {
    bearer: row as Bearer,
    found: row.listing_id === null ? null : found(row, row.listing_id),
  }
}

function found(row: Row, listingId: string) {
  const { artifact_id: id, sha256, size_bytes: sizeBytes, format, content_type: contentType } = row
  return {
    publisherUserId: row.publisher_user_id,
    listing: {
      id: listingId,
      isFree: row.is_free,
      publishedAt: row.listing_published_at,
      takenDownAt: row.listing_taken_down_at,
      releases: row.line.map(releaseFacts),
    },
    release: { id: row.release_id, ...releaseFacts(row.release) },
    entitlements: row.entitlements.map(entitlementFacts),
    artifact: { id, sha256, sizeBytes, format, contentType, modifiedAt: row.modified_at },
  }
}

export type ArtifactFacts = NonNullable<Awaited<ReturnType<typeof artifactFacts>>>
export type FoundArtifact = NonNullable<ArtifactFacts['found']>
