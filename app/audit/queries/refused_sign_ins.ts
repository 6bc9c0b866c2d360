import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import AuditEvent from '#audit/models/audit_event'

/** How many sign-ins to a person's account were refused since a moment. */
export async function refusedSignInsSince(
  trx: TransactionClientContract,
  userId: string,
  since: DateTime
): Promise<number> {
  const [{ $extras }] = await AuditEvent.query({ client: trx })
    .where({ userId, action: 'user.sign_in_refused' })
    .where('occurredAt', '>=', since.toSQL()!)
    .count('* as refused')
  return Number($extras.refused)
}
