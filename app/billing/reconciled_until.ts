import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'

/** Up to when everything Stripe told is known to have reached us, or null before the first complete pass. */
export async function reconciledUntil(): Promise<DateTime | null> {
  const row = await db.from('stripe_reconciliation').first()
  return row ? DateTime.fromJSDate(row.reconciled_until) : null
}

/** Notes a complete pass that began at `moment`. A slower one that began earlier takes nothing back. */
export const noteReconciled = (moment: DateTime) =>
  db.rawQuery(
    `insert into stripe_reconciliation (reconciled_until) values (?)
     on conflict (is_the_one) do update
     set reconciled_until = greatest(stripe_reconciliation.reconciled_until, excluded.reconciled_until)`,
    [moment.toJSDate()]
  )
