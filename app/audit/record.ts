import type { LucidRow } from '@adonisjs/lucid/types/model'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import AuditEvent from '#audit/models/audit_event'

type Labelled = { readonly label: string }

/** Whose trail an event belongs to, and what else is worth knowing. Never a secret: `details` is shown to people. */
export type Circumstances = {
  userId?: string | null
  publisherId?: string | null
  stripeEventId?: string | null
  details?: Record<string, unknown>
}

/** Shares the caller's transaction: no change without its record, no record without its change. */
export function record(
  trx: TransactionClientContract,
  actor: Labelled,
  action: `${string}.${string}`,
  subject: LucidRow,
  circumstances: Circumstances = {}
) {
  return AuditEvent.create(
    {
      actor: actor.label,
      action,
      subject: `${subject.constructor.name}:${subject.$primaryKeyValue}`,
      userId: circumstances.userId ?? null,
      publisherId: circumstances.publisherId ?? null,
      stripeEventId: circumstances.stripeEventId ?? null,
      details: circumstances.details ?? {},
    },
    { client: trx }
  )
}
