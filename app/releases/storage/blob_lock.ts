import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { artifactStorage } from '#releases/storage/artifact_storage'

/** Nobody else stores or sweeps this blob until the transaction ends. */
export const lockBlob = (trx: TransactionClientContract, sha256: string) =>
  trx.rawQuery(`select pg_advisory_xact_lock(hashtextextended('blob:' || ?, 0))`, [sha256])

/** Stores a blob before the rows that name it, and keeps the sweeper away until they are committed. */
export async function keepBlob(trx: TransactionClientContract, sha256: string, filePath: string) {
  await lockBlob(trx, sha256)
  const storage = await artifactStorage()
  await storage.put(sha256, filePath)
}

/** Removes a blob unless an artifact names it. Returns whether it was removed. */
export async function removeUnlessNamed(trx: TransactionClientContract, sha256: string) {
  await lockBlob(trx, sha256)
  const artifact = await trx.from('artifacts').where('sha256', sha256).select('id').first()
  if (artifact) return false
  const storage = await artifactStorage()
  await storage.remove(sha256)
  return true
}
