import env from '#start/env'
import pg from 'pg'
import { defineConfig } from '@adonisjs/lucid'

/** Our bigints are sizes and counters, far below 2^53: numbers, not strings. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

const dbConfig = defineConfig({
  connection: 'postgres',
  connections: {
    postgres: {
      client: 'pg',
      connection: { connectionString: env.get('DATABASE_URL') },
      pool: { min: 0, max: env.get('DB_POOL_MAX', 10), acquireTimeoutMillis: 10_000 },
      migrations: { naturalSort: true, paths: ['database/migrations'] },
      schemaGeneration: { enabled: true, rulesPaths: ['./database/schema_rules.js'] },
    },
  },
})

export default dbConfig
