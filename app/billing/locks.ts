import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Waits until nobody else works on what `key` names; held until the transaction ends. */
export const lock = (trx: TransactionClientContract, key: string) =>
  trx.rawQuery('select pg_advisory_xact_lock(hashtextextended(?, 0))', [key])
