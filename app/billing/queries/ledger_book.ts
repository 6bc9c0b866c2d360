import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import BillingPolicy from '#billing/policies/billing_policy'
import { ledgerBalances } from '#billing/queries/ledger_balances'

const LAST = 25
const DRIFTS = 100

/** One transaction of the ledger with its entries. */
export type LedgerLine = {
  id: number
  key: string
  postedAt: Date
  agent: string
  entries: { account: string; amountInCents: number; currency: string }[]
}

export type DriftLine = {
  id: number
  purchaseId: string | null
  entitlementId: string | null
  what: string
  reason: string
  isMendable: boolean
}

export type DriftCheck = { at: Date; payments: number; entitlements: number; unread: number }

/** The ledger at a glance, and what the last comparison with Stripe found. For admins; others get NotFound. */
export async function ledgerBook(actor: Actor) {
  await bouncerFor(actor).with(BillingPolicy).authorize('oversee')
  const [balances, transactions, drifts, check] = await Promise.all([
    ledgerBalances(),
    db.rawQuery<{ rows: LedgerLine[] }>(
      `select t.id, t.key, t.posted_at as "postedAt", l.name as agent,
         json_agg(json_build_object('account', e.account, 'amountInCents', e.amount_in_cents,
           'currency', trim(e.currency)) order by e.account) as entries
       from (select * from ledger_transactions order by id desc limit ?) t
         join ledger_entries e on e.transaction_id = t.id
         join purchases p on p.id = t.purchase_id join listings l on l.id = p.listing_id
       group by t.id, t.key, t.posted_at, l.name order by t.id desc`,
      [LAST]
    ),
    db.rawQuery<{ rows: DriftLine[] }>(
      `select id, purchase_id as "purchaseId", entitlement_id as "entitlementId", what, reason,
         is_mendable as "isMendable" from drifts order by id limit ?`,
      [DRIFTS]
    ),
    db.rawQuery<{ rows: DriftCheck[] }>(
      'select checked_at as at, payments, entitlements, unread from drift_checks'
    ),
  ])
  return {
    balances,
    transactions: transactions.rows,
    drifts: drifts.rows,
    check: check.rows[0] ?? null,
  }
}
