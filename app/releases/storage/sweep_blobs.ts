import db from '@adonisjs/lucid/services/db'
import { artifactStorage } from '#releases/storage/artifact_storage'
import { removeUnlessNamed } from '#releases/storage/blob_lock'

const ABANDONED_AFTER_MS = 60 * 60 * 1000

/**
 * Removes blobs that no artifact names: of uploads that failed at the last step, and of discarded drafts; and parts of
 * blobs that a crash cut off.
 */
export async function sweepBlobs(olderThanMs = ABANDONED_AFTER_MS): Promise<number> {
  const storage = await artifactStorage()
  let removed = await storage.removeUnfinished(olderThanMs)
  for await (const { sha256, storedAt } of storage.list()) {
    if (Date.now() - storedAt.getTime() < olderThanMs) continue
    if (await db.transaction((trx) => removeUnlessNamed(trx, sha256))) removed++
  }
  return removed
}
