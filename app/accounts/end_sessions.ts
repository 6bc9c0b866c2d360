import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type User from '#accounts/models/user'

/**
 * Ends every session of a person, within the caller's transaction. The moment is kept beside the account, because a
 * request in flight writes its session again after we have deleted it.
 */
export async function endSessions(trx: TransactionClientContract, user: User): Promise<void> {
  await user.useTransaction(trx).merge({ sessionsValidFrom: DateTime.now() }).save()
  await trx.from('sessions').where('user_id', user.id).delete()
}
