// What an earlier start has done and need not be done again: each look costs milliseconds, a program of ours seconds.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Whether the database has every migration of the build, and no other. */
export async function isMigrated(databaseUrl) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query('select name from adonis_schema order by name')
    const wanted = readdirSync('build/database/migrations')
      .filter((file) => file.endsWith('.js'))
      .map((file) => `database/migrations/${file.slice(0, -'.js'.length)}`)
    return JSON.stringify(rows.map(({ name }) => name)) === JSON.stringify(wanted.sort())
  } catch {
    return false
  } finally {
    await client.end()
  }
}

/**
 * Whether this build has seeded the shop in this folder to the end. A database elsewhere can be emptied without us
 * noticing, so there the seeds, which change nothing the second time, always run.
 */
export function seeded({ DATA_DIR }, hasOwnDatabase, build) {
  const file = join(DATA_DIR, 'demo_seeded_by')
  return {
    before: hasOwnDatabase && existsSync(file) && readFileSync(file, 'utf8') === build,
    note: () => writeFileSync(file, build),
  }
}
