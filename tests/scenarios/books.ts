import db from '@adonisjs/lucid/services/db'

/** When we wrote, looked or were told, which is another moment whenever we do it anew. */
const OURS = [
  'created_at',
  'updated_at',
  'looked_at',
  'closed_at',
  'refreshed_at',
  'payouts_read_at',
  'trial_reminded_at',
  'failed_at',
]

/** Rows whose id means something: others name them by it. */
const NAMED = [
  'checkouts',
  'purchases',
  'subscriptions',
  'subscription_invoices',
  'disputes',
  'refunds',
  'corrections',
  'entitlements',
  'connected_accounts',
]
const NAMELESS = ['fraud_warnings', 'payouts', 'entitlement_periods']

/** The periods' own ids are nobody's business, so what names one says which it is. */
const SPELLS = `select s.entitlement_id, s.kind, s.since, s.until, s.grace_ends_at, p.ref
  from entitlement_spells s left join entitlement_periods p on p.id = s.period_id
  where s.kind <> 'taken_back' or s.until is null`
const REVOCATIONS = `select entitlement_id, reason, cause_ref, message, revoked_at, revoked_by
  from entitlement_revocations where lifted_at is null`
const LEDGER = `select t.key, t.purchase_id, t.publisher_id, e.account, e.currency, e.amount_in_cents
  from ledger_transactions t join ledger_entries e on e.transaction_id = t.id`

export type Books = Record<string, string[]>

/**
 * All that follows from what Stripe told, row by row: everything but when we wrote it. What was over before anybody looked
 * leaves no trace in books that are written anew, so a revocation that was lifted is not part of it.
 */
export async function theBooks(): Promise<Books> {
  const books: Books = {}
  for (const table of NAMED) books[table] = await lines(`select * from ${table}`)
  for (const table of NAMELESS) books[table] = await lines(`select * from ${table}`, ['id'])
  books.entitlement_spells = await lines(SPELLS)
  books.entitlement_revocations = await lines(REVOCATIONS)
  books.ledger = await lines(LEDGER)
  return books
}

async function lines(query: string, without: string[] = []): Promise<string[]> {
  const { rows } = await db.rawQuery<{ rows: { line: string }[] }>(
    `select (to_jsonb(one) - ?::text[])::text as line from (${query}) one order by 1`,
    [[...OURS, ...without]]
  )
  return rows.map(({ line }) => line)
}

/** The lines that only one of two books has; nothing when they say the same. */
export function differences(live: Books, replayed: Books): string[] {
  return Object.keys(live).flatMap((table) => {
    const [here, there] = [new Set(live[table]), new Set(replayed[table])]
    return [
      ...live[table].filter((line) => !there.has(line)).map((line) => `- ${table} ${line}`),
      ...replayed[table].filter((line) => !here.has(line)).map((line) => `+ ${table} ${line}`),
    ].sort((one, other) => one.slice(2).localeCompare(other.slice(2)))
  })
}

/** How many rows these books have. */
export const sizeOf = (books: Books) =>
  Object.fromEntries(Object.entries(books).map(([table, rows]) => [table, rows.length]))
