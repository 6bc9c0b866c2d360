import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Posting } from './postings.js'

/** Knex swallows what a commit refuses, so what is deferred until then is checked while somebody still hears of it. */
const CHECKED_HERE = `set constraints ledger_transactions_are_balanced, ledger_entries_are_balanced immediate;
  set constraints ledger_transactions_are_balanced, ledger_entries_are_balanced deferred`

type About = { purchaseId: string; publisherId: string }

/** Writes what is not in the ledger yet; what is there stays as it is. Answers how many transactions were new. */
export async function writeLedger(
  trx: TransactionClientContract,
  { purchaseId, publisherId }: About,
  postings: Posting[]
): Promise<number> {
  let written = 0
  for (const { key, entries } of postings) {
    const { rows } = await trx.rawQuery<{ rows: { id: number }[] }>(
      `insert into ledger_transactions (key, purchase_id, publisher_id) values (?, ?, ?)
       on conflict (key) do nothing returning id`,
      [key, purchaseId, publisherId]
    )
    if (rows.length === 0) continue
    written++
    await trx.table('ledger_entries').multiInsert(
      entries.map(({ account, amountInCents, currency }) => ({
        transaction_id: rows[0].id,
        account,
        amount_in_cents: amountInCents,
        currency,
      }))
    )
  }
  if (written > 0) await trx.rawQuery(CHECKED_HERE)
  return written
}
