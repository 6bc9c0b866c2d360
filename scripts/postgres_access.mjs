// Who may do what in the embedded PostgreSQL: its superuser makes the database, the app owns it and nothing else.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeWhole } from './whole_file.mjs'

/** The passwords of this data folder, made once. PostgreSQL listens on loopback, where every user of the machine is. */
export function passwordsIn(home, owner) {
  const read = (role) => {
    const file = join(home, `password_${role}`)
    if (!existsSync(file)) writeWhole(file, randomBytes(24).toString('base64url'))
    return { file, password: readFileSync(file, 'utf8') }
  }
  const postgres = read('postgres')
  owner.mayRead(postgres.file)
  return { postgres: postgres.password, app: read('app').password }
}

export const urlFor = ({ port, passwords, database, role }) =>
  `postgres://${role}:${passwords[role]}@127.0.0.1:${port}/${database}`

/** Does something as the superuser. */
export async function inDatabase(access, work) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: urlFor({ ...access, role: 'postgres' }) })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/**
 * The app's role and its database, where they are missing. A throw-away database may also have its triggers set
 * aside, so that tests can empty what is otherwise kept for ever.
 */
export function makeDatabase(access, { throwAway }) {
  const { passwords, database } = access
  return inDatabase({ ...access, database: 'postgres' }, async (client) => {
    const { rowCount: hasRole } = await client.query(`select from pg_roles where rolname = 'app'`)
    if (!hasRole) await client.query(`create role app login password '${passwords.app}'`)
    if (throwAway) await client.query('grant set on parameter session_replication_role to app')
    const known = await client.query('select from pg_database where datname = $1', [database])
    if (!known.rowCount) await client.query(`create database "${database}" owner app`)
  })
}
