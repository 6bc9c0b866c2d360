import db from '@adonisjs/lucid/services/db'

const KEPT = ['adonis_schema', 'adonis_schema_versions']

/**
 * Empties every table, and the queue: work left over from one test must not be done in the next. Each group starts
 * so; tests whose work happens on several connections, which a wrapping transaction cannot hold, each do it again.
 * The triggers that keep history are set aside for this one statement.
 */
export async function cleanDatabase() {
  const { rows } = await db.rawQuery(
    `select string_agg(format('%I', tablename), ', ') as tables from pg_tables
     where schemaname = 'public' and not tablename = any(?)`,
    [KEPT]
  )
  await unlessInTheWay(() =>
    db.transaction(async (trx) => {
      await trx.rawQuery('set local session_replication_role = replica')
      await trx.rawQuery(`truncate ${rows[0].tables} restart identity cascade`)
      await trx.rawQuery(`delete from pgboss.job where state in ('created', 'retry')`)
    })
  )
}

const DEADLOCK = '40P01'

/** Work that the test before left under way may hold what we want and want what we hold; it is over soon. */
async function unlessInTheWay(work: () => Promise<unknown>) {
  for (let tries = 1; ; tries++)
    try {
      return await work()
    } catch (error) {
      if ((error as { code?: string }).code !== DEADLOCK || tries === 5) throw error
    }
}

/** How many rows of a table are as described. */
export async function rowCount(
  table: string,
  where: Record<string, unknown> = {}
): Promise<number> {
  const [{ n }] = await db.from(table).where(where).count('* as n')
  return Number(n)
}
