import { prepared } from '#shared/prepared'

/** What the index says about an agent on offer. */
export type RegisteredAgent = {
  agent_id: string
  name: string
  summary: string
  tags: string[]
  integration_points: string[]
  badge: string | null
  latest_version: string | null
  updated_at: Date
  publisher_name: string
  publisher_slug: string
  publisher_website: string | null
  payouts_enabled_at: Date | null
  is_free: boolean
}

/** What the entry says besides. */
export type RegisteredDetails = RegisteredAgent & {
  repository_url: string
  docs_url: string | null
  plans: {
    id: string
    kind: string
    major: number | null
    updatesForMonths: number | null
    interval: string | null
    trialDays: number
  }[]
  releases: RegisteredRelease[]
}

export type RegisteredRelease = {
  version: string
  channel: string
  publishedAt: string
  yankedAt: string | null
  manifestSha256: string
  permissionsHash: string
  requestedPermissionsHash: string
  permissions: string[]
  minCoreVersion: string | null
  artifacts: { name: string; format: string; sizeBytes: number; sha256: string }[]
}

const FACTS = `
  l.agent_id, l.name, l.summary, l.tags, l.integration_points, l.badge, l.latest_version,
  p.display_name as publisher_name, p.slug::text as publisher_slug, p.website_url as publisher_website,
  p.payouts_enabled_at,
  greatest(l.updated_at, p.updated_at, (select max(c.updated_at) from releases c
    where c.listing_id = l.id and c.published_at is not null)) as updated_at,
  exists (select from plans f where f.listing_id = l.id and f.kind = 'free' and f.withdrawn_at is null) as is_free`

const ON_OFFER = `
  from listings l join publishers p on p.id = l.publisher_id
  where l.published_at is not null and l.taken_down_at is null`

const all = prepared<RegisteredAgent>(
  'registry.index',
  `select ${FACTS} ${ON_OFFER} order by l.agent_id collate "C"`
)

const one = prepared<RegisteredDetails>(
  'registry.agent',
  `select ${FACTS}, l.repository_url, l.docs_url,
     (select coalesce(json_agg(json_build_object('id', o.id, 'kind', o.kind, 'major', o.major,
        'updatesForMonths', o.updates_for_months, 'interval', o.interval, 'trialDays', o.trial_days)
        order by o.major desc nulls last, o.id), '[]')
      from plans o where o.listing_id = l.id and o.withdrawn_at is null) as plans,
     (select coalesce(json_agg(json_build_object('version', r.version, 'channel', r.channel,
        'publishedAt', r.published_at, 'yankedAt', r.yanked_at, 'manifestSha256', r.manifest_sha256,
        'permissionsHash', r.permissions_hash, 'requestedPermissionsHash', r.requested_permissions_hash,
        'permissions', r.permissions, 'minCoreVersion', r.min_core_version,
        'artifacts', (select json_agg(json_build_object('name', a.name, 'format', a.format,
           'sizeBytes', a.size_bytes, 'sha256', a.sha256)) from artifacts a where a.release_id = r.id))), '[]')
      from releases r
      where r.listing_id = l.id and r.published_at is not null and r.taken_down_at is null) as releases
   ${ON_OFFER} and l.agent_id_folded = lower($1) and l.agent_id = $1`
)

/** Every agent on offer, by name. */
export const registeredAgents = () => all()

/** One agent on offer with its releases, yanked ones included; null when there is none of exactly this name. */
export const registeredAgent = async (agentId: string): Promise<RegisteredDetails | null> =>
  (await one(agentId))[0] ?? null
