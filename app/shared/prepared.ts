import pg from 'pg'
import env from '#start/env'
import app from '@adonisjs/core/services/app'
import { Refusal } from '#shared/refusal'

const pool = new pg.Pool({
  connectionString: env.get('DATABASE_URL'),
  max: env.get('DB_POOL_MAX', 10),
  connectionTimeoutMillis: 5_000,
  query_timeout: 10_000,
})
pool.on('error', () => {
  // An idle connection was cut; the pool opens another one when it is needed.
})
app.terminating(() => pool.end())

/**
 * One prepared statement for a machine door: planned once a connection, never through the ORM.
 * `name` must be unique in the app. Returns a function of the statement's values.
 */
export function prepared<Row extends pg.QueryResultRow>(name: string, text: string) {
  return async (...values: unknown[]): Promise<Row[]> => {
    const { rows } = await pool.query<Row>({ name, text, values }).catch(explained)
    return rows
  }
}

/** Without the database nobody is let in: a machine is asked to come back. */
export class DatabaseAway extends Refusal {
  static status = 503
  static code = 'E_UNAVAILABLE'
  static message = 'The marketplace cannot look into its records at the moment. Try again soon.'

  override get headers() {
    return { 'Retry-After': '5' }
  }
}

/**
 * Postgres answers with a `DatabaseError`; of those, only classes 08, 53 and 57 say that it is not well. A TypeError
 * is a mistake of ours, and no reason for anybody to come back.
 */
function explained(error: unknown): never {
  const answered = error instanceof pg.DatabaseError && !/^(08|53|57)/.test(error.code ?? '')
  if (answered || error instanceof TypeError) throw error
  throw Object.assign(new DatabaseAway(), { cause: error })
}
