import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { deliver, SECRETS, signed } from '#tests/scenarios/webhooks'

export type Recorded = { endpoint: 'platform' | 'connect' | 'v2'; payload: Buffer }

/** What Stripe told us so far, byte for byte, in the order in which it came. */
export const recordedEvents = async (): Promise<Recorded[]> =>
  db.from('stripe_events').orderBy('id').select('endpoint', 'payload')

const FACTS = [
  'ledger_entries',
  'ledger_transactions',
  'entitlement_spells',
  'entitlement_periods',
  'entitlement_revocations',
  'entitlements',
  'fraud_warnings',
  'disputes',
  'subscription_invoices',
  'purchases',
  'subscriptions',
  'payouts',
  'stripe_events',
  'stripe_reconciliation',
]

/** Rows that others of ours name by an id that we chose, and what Stripe or a row of ours calls them. */
const NAMES: Record<string, string> = {
  purchases: 'coalesce(stripe_payment_intent_id, checkout_id::text)',
  subscriptions: 'stripe_subscription_id',
  subscription_invoices: 'stripe_invoice_id',
  disputes: 'stripe_dispute_id',
  refunds: 'coalesce(stripe_refund_id, id::text)',
  entitlements: 'source_ref',
}

/**
 * Forgets everything that follows from Stripe's events, so that they can be heard anew. What we had agreed and ordered
 * ourselves before Stripe was asked stays, as it was then: checkouts, refunds and corrections that we asked for, who Stripe's
 * customers and accounts are. No event tells of those. They name each other by ids of ours, so what is written anew gets
 * the id it had.
 */
export async function forgetFacts(): Promise<void> {
  await db.transaction(async (trx) => {
    await trx.rawQuery('set local session_replication_role = replica')
    await keepNames(trx)
    await trx.rawQuery(`delete from refunds where requested_by = 'stripe'`)
    await trx.rawQuery(
      `update refunds set status = 'requested', stripe_refund_id = null, reason = null,
         is_transfer_reversed = true where stripe_refund_id is not null`
    )
    await trx.rawQuery(
      `update corrections set stripe_id = null,
         status = case when status in ('collected', 'forgiven') then 'owed'
           when status in ('done', 'dropped') then 'requested' else status end`
    )
    await trx.rawQuery(
      `update checkouts set status = 'open', closed_at = null, returned_at = null
         where stripe_session_id is not null`
    )
    await trx.rawQuery(`update connected_accounts set status = 'onboarding', requirements = '[]'`)
    for (const table of FACTS) await trx.rawQuery(`delete from ${table}`)
  })
}

async function keepNames(trx: TransactionClientContract) {
  await trx.rawQuery('create schema if not exists replay')
  await trx.rawQuery(
    'create table if not exists replay.names (name text primary key, id uuid not null)'
  )
  for (const [table, name] of Object.entries(NAMES)) {
    await trx.rawQuery(`insert into replay.names select '${table}:' || ${name}, id from ${table}
      on conflict do nothing`)
    const named = name.replaceAll(/\b(?=stripe_|checkout_id|source_ref|id\b)/g, 'new.')
    await trx.rawQuery(`create or replace function replay.name_${table}() returns trigger
      language plpgsql as $$ begin
        new.id := coalesce((select id from replay.names where name = '${table}:' || ${named}), new.id);
        return new;
      end $$`)
    await trx.rawQuery(`create or replace trigger gets_its_name_again before insert on ${table}
      for each row execute function replay.name_${table}()`)
  }
}

/** Nothing gets its old id any more. */
export const forgetNames = () => db.rawQuery('drop schema if exists replay cascade')

const PATHS = { platform: '', connect: '/connect', v2: '/v2' }

/** Brings recorded events to our doors in this order, each signed of now, some at a time. */
export async function tellAgain(events: Recorded[], { atOnce = 8 } = {}): Promise<void> {
  const waiting = [...events]
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let one: Recorded | undefined; (one = waiting.shift());) {
        const signature = signed(one.payload.toString(), { secret: SECRETS[one.endpoint] })
        const { status } = await deliver({
          path: `/webhooks/stripe${PATHS[one.endpoint]}`,
          body: one.payload,
          headers: { 'stripe-signature': signature },
        })
        if (status !== 200) throw new Error(`An event was answered with ${status}`)
      }
    })
  )
}
