import db from '@adonisjs/lucid/services/db'
import type { Account } from '#billing/ledger/accounts'

export type Balance = { account: Account; currency: string; amountInCents: number }

/** What stands on each account in each currency: of everything, of one payment, or of one publisher. Decides nothing. */
export async function ledgerBalances(
  of: { purchaseId?: string; publisherId?: string } = {}
): Promise<Balance[]> {
  const { rows } = await db.rawQuery<{ rows: Balance[] }>(
    `select e.account, trim(e.currency) as currency, sum(e.amount_in_cents)::bigint as "amountInCents"
     from ledger_entries e join ledger_transactions t on t.id = e.transaction_id
     where (:purchase::uuid is null or t.purchase_id = :purchase)
       and (:publisher::uuid is null or t.publisher_id = :publisher)
     group by e.account, e.currency order by e.currency, e.account`,
    { purchase: of.purchaseId ?? null, publisher: of.publisherId ?? null }
  )
  return rows
}
