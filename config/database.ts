import env from '#start/env'
import pg from 'pg'
import { defineConfig } from '@adonisjs/lucid'

/** Our bigints are sizes and counters, far below 2^53: numbers, not strings. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/**
 * What every connection is told. A name is found by a mistyped word when it is this much alike: one letter missing
 * out of six (app/catalog/queries). And our disks do not turn: walking an index for the first few rows beats
 * reading all of them.
 */
const MANNERS = 'set pg_trgm.word_similarity_threshold = 0.45; set random_page_cost = 1.1'

type Connection = { query: (text: string, done: (error: Error | null) => void) => void }
type Opened = (error: Error | null, connection: Connection) => void

const CONNECTION = {
  client: 'pg' as const,
  connection: { connectionString: env.get('DATABASE_URL') },
}

const dbConfig = defineConfig({
  connection: 'postgres',
  connections: {
    postgres: {
      ...CONNECTION,
      pool: {
        min: 0,
        max: env.get('DB_POOL_MAX', 10),
        acquireTimeoutMillis: 10_000,
        afterCreate: (connection: Connection, opened: Opened) =>
          connection.query(MANNERS, (error) => opened(error, connection)),
      },
      migrations: { naturalSort: true, paths: ['database/migrations'] },
      schemaGeneration: { enabled: true, rulesPaths: ['./database/schema_rules.js'] },
    },
    /** Attempts are counted beside what they attempt: a crowd at the door must not take its last connection. */
    counters: { ...CONNECTION, pool: { min: 0, max: 2, acquireTimeoutMillis: 2_000 } },
  },
})

export default dbConfig
