import pg from 'pg'
import db from '@adonisjs/lucid/services/db'
import env from '#start/env'
import { waitFor } from '#tests/scenarios/waiting'

const KEY = 4711
const WAITING = `select pid from pg_locks where locktype = 'advisory' and objid = ${KEY} and not granted`

export type Gate = {
  /** Resolves once somebody stands before it, in the middle of a transaction. */
  reached: () => Promise<void>
  /** Takes the connection of whoever stands there away, as the end of its process does sooner or later. */
  cutOff: () => Promise<void>
  /** Lets everybody through, and is gone. */
  open: () => Promise<void>
}

/**
 * Holds whoever is about to write certain rows, at exactly that point: a trigger waits for a lock that the test
 * holds. That is how a test knows where a process is when it kills it, without a word about tests in the app.
 */
export async function aGate(table: string, write: 'insert' | 'update', condition = 'true') {
  const holder = new pg.Client({ connectionString: env.get('DATABASE_URL') })
  await holder.connect()
  await holder.query(`select pg_advisory_lock(${KEY})`)
  await db.rawQuery(`create or replace function gate() returns trigger language plpgsql as
    $$ begin
      perform set_config('lock_timeout', '0', true);
      perform pg_advisory_xact_lock(${KEY});
      return new;
    end $$`)
  await db.rawQuery(`create trigger gate before ${write} on ${table} for each row
    when (${condition}) execute function gate()`)
  const waiting = async () => (await holder.query<{ pid: number }>(WAITING)).rows

  return {
    reached: () => waitFor(async () => (await waiting()).length > 0, 20_000),
    async cutOff() {
      for (const { pid } of await waiting())
        await holder.query('select pg_terminate_backend($1)', [pid])
      await waitFor(async () => (await waiting()).length === 0)
    },
    async open() {
      await holder.query(`select pg_advisory_unlock(${KEY})`)
      await holder.end()
      await db.rawQuery('drop function if exists gate() cascade')
    },
  } satisfies Gate
}
