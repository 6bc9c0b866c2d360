import pg from 'pg'
import env from '#start/env'
import app from '@adonisjs/core/services/app'

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
    const { rows } = await pool.query<Row>({ name, text, values })
    return rows
  }
}
