import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Tells every process, once the transaction commits, that the registry must be written anew. */
export async function announceChange(trx: TransactionClientContract): Promise<void> {
  await trx.rawQuery(`select pg_notify('registry_changed', '')`)
}
