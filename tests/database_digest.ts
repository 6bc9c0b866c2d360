import db from '@adonisjs/lucid/services/db'

/** Bookkeeping of visits, which reading a page may change. */
export const VISITS = ['sessions', 'rate_limits']

/** The MD5 of everything in every table but the bookkeeping of visits: equal when nothing was changed. */
export async function databaseDigest(): Promise<Record<string, string>> {
  const { rows } = await db.rawQuery(
    `select tablename from pg_tables where schemaname = 'public' and not tablename = any(?)`,
    [VISITS]
  )
  const digests: Record<string, string> = {}
  for (const { tablename } of rows) {
    const digest = await db.rawQuery(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as md5 from ?? t`,
      [tablename]
    )
    digests[tablename] = digest.rows[0].md5
  }
  return digests
}
