import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Waits until nobody else works on what `key` names; held until the transaction ends. */
export const lock = (trx: TransactionClientContract, key: string) =>
  trx.rawQuery('select pg_advisory_xact_lock(hashtextextended(?, 0))', [key])

/** What one buyer may have once of one listing: a major line or, where that is null, a subscription. */
export type Line = { userId: string; listingId: string; major: number | null }

/** One buyer's way to one line: nobody agrees to a checkout of it while another is handed over. */
export const lineLock = ({ userId, listingId, major }: Line) =>
  `line:${userId}:${listingId}:${major ?? 'subscription'}`
