import logger from '@adonisjs/core/services/logger'
import { prepared } from '#shared/prepared'
import type { Bearer } from '#delivery/terms/bearer'

const NOTED_ONCE_A_MS = 60_000

const noteUse = prepared(
  'delivery.note_use',
  `update install_tokens set last_used_at = now()
   where id = $1 and (last_used_at is null or last_used_at < now() - interval '1 minute')`
)

const noteDownload = prepared(
  'delivery.note_download',
  `with counted as (
     insert into downloads (user_id, install_token_id, entitlement_id, listing_id, artifact_id, counted_on)
     select $1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, (now() at time zone 'utc')::date where $6::boolean
     on conflict (user_id, artifact_id, counted_on) do nothing
     returning id
   ), only_noted as (
     insert into downloads (user_id, install_token_id, entitlement_id, listing_id, artifact_id)
     select $1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid where not exists (select from counted)
   )
   update listings set downloads_count = downloads_count + 1
   where id = $4::uuid and exists (select from counted)`
)

/** Remembers when a token was last used, at most once a minute. Never waited for, and never in the way of an answer. */
export function noteTokenUse({ token_id: id, last_used_at: lastUsedAt }: Bearer): void {
  if (!id || (lastUsedAt && Date.now() - lastUsedAt.getTime() < NOTED_ONCE_A_MS)) return
  void noteUse(id).catch((error) => logger.warn({ err: error }, 'a token use was not noted'))
}

/**
 * Remembers a download whose first byte has left. A buyer's first one of an artifact in a day (UTC) counts towards how
 * popular the listing is: nobody climbs by asking again, nor by downloading their own. Holds ids only, no secret.
 */
export function countDownload(
  bearer: Bearer,
  download: {
    as: 'buyer' | 'publisher' | 'admin'
    entitlementId: string | null
    listingId: string
    artifactId: string
  }
): void {
  const { entitlementId, listingId, artifactId } = download
  const which = [bearer.user_id, bearer.token_id, entitlementId, listingId, artifactId]
  void noteDownload(...which, download.as === 'buyer').catch((error) =>
    logger.warn({ err: error }, 'a download was not counted')
  )
}
