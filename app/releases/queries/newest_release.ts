import { describePermission } from '@fleetprompt/agent-archive/permissions'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { NewestRelease } from '#catalog/actions/note_release'
import { latestOf } from '#releases/latest'
import { publishedReleasesOf } from '#releases/queries/releases_of'

/** What the catalogue should say about a listing's newest release, as things stand in this transaction. */
export async function newestRelease(
  trx: TransactionClientContract,
  listingId: string
): Promise<NewestRelease> {
  const releases = await publishedReleasesOf(listingId, trx)
  const latest = latestOf(releases.filter((release) => release.isOffered))
  const domains = latest?.permissions.map((permission) => describePermission(permission).domain)
  return {
    latestVersion: latest?.version ?? null,
    permissionDomains: [...new Set(domains)].sort(),
    releasedAt: latest?.publishedAt ?? null,
  }
}
