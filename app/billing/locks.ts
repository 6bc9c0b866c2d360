import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Waits until nobody else works on what `key` names; held until the transaction ends. */
export const lock = (trx: TransactionClientContract, key: string) =>
  trx.rawQuery('select pg_advisory_xact_lock(hashtextextended(?, 0))', [key])

/** One buyer's way to one major line: nobody agrees to a checkout of it while another is handed over. */
export const lineLock = (line: { userId: string; listingId: string; major: number }) =>
  `line:${line.userId}:${line.listingId}:${line.major}`
