import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

export const REGISTRY_CHANGED = 'registry_changed'

const listeners = new Set<() => void>()

/** Calls `listener` when this process has changed what the registry says; other processes hear it from Postgres. */
export function onRegistryChange(listener: () => void) {
  listeners.add(listener)
}

/**
 * Tells every process, once the transaction commits, that the registry must be written anew. This process does not wait
 * for Postgres to say so: whoever made the change sees it in the very next request.
 */
export async function announceRegistryChange(trx: TransactionClientContract): Promise<void> {
  trx.after('commit', () => {
    for (const listener of listeners) listener()
  })
  await trx.rawQuery(`select pg_notify('${REGISTRY_CHANGED}', '')`)
}
