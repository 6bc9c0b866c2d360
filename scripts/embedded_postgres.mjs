// A private PostgreSQL 18, from the binaries that npm installs. Runs as an ordinary user and as root.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from './ports.mjs'
import { inDatabase, makeDatabase, passwordsIn, urlFor } from './postgres_access.mjs'
import { ownerOf } from './postgres_owner.mjs'
import { postgresPrograms } from './postgres_programs.mjs'

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=100',
  'shared_buffers=128MB',
]
const CARELESS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

/**
 * Starts the database in `directory`, or adopts the one that a killed run left behind there.
 * `throwAway` trades durability for speed, for tests; with `isDurable` it commits all the same as a real one does. Returns
 * `{ url, stop() }`; whoever has the address may do everything in that database, and nothing to the server or the machine.
 */
export async function startEmbeddedPostgres({
  directory,
  database = 'fleetprompt',
  throwAway = false,
  isDurable = !throwAway,
}) {
  const home = resolve(directory)
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const data = join(home, 'data')
  const owner = ownerOf(postgresPrograms(), home)
  const passwords = passwordsIn(home, owner)

  if (!existsSync(data)) initialise(owner, home, throwAway)
  const running = (await adopt(data)) ?? (await launch(owner, data, isDurable))
  const access = { port: running.port, passwords, database }
  try {
    await untilOpen(access)
    await makeDatabase(access, { throwAway })
  } catch (error) {
    await running.stop()
    throw error
  }
  return { url: urlFor({ ...access, role: 'app' }), stop: running.stop }
}

/** Made beside and then moved: a launcher killed half-way leaves nothing that looks like a database. */
function initialise(owner, home, throwAway) {
  const fresh = join(home, 'data.new')
  rmSync(fresh, { recursive: true, force: true })
  const args = ['-D', fresh, '-U', 'postgres', '--auth=scram-sha-256']
  args.push('--pwfile', owner.passwordFile, '-E', 'UTF8', '--locale=C')
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8')
  if (throwAway) args.push('--no-sync')
  const [command, words, options] = owner.as('initdb', args)
  const { status, stderr } = spawnSync(command, words, { ...options, stdio: 'pipe' })
  if (status !== 0) throw new Error(`The database could not be made: ${stderr}`)
  renameSync(fresh, join(home, 'data'))
}

/** The server of a run that was killed goes on without it; its pid file says where. */
async function adopt(data) {
  const pidFile = join(data, 'postmaster.pid')
  if (!existsSync(pidFile)) return null
  const [pid, , , port] = readFileSync(pidFile, 'utf8').split('\n')
  if (isPostgres(Number(pid))) return { port: Number(port), stop: () => stopForeign(Number(pid)) }
  rmSync(pidFile, { force: true })
  return null
}

async function launch(owner, data, isDurable) {
  const port = await freePort()
  const settings = [...SETTINGS, ...(isDurable ? [] : CARELESS)]
  const [command, words, options] = owner.as('postgres', [
    ...['-D', data, '-p', String(port)],
    ...settings.flatMap((setting) => ['-c', setting]),
  ])
  const server = spawn(command, words, {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  await readyLine(server)
  server.stderr.resume()
  const stop = () => {
    if (server.exitCode !== null) return
    const ended = new Promise((done) => server.once('exit', done))
    server.kill('SIGINT')
    return ended
  }
  return { port, stop }
}

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

const STARTING_UP = '57P03'

/** An adopted server may still be reading back what it was doing when it was killed. */
async function untilOpen(access) {
  for (let tries = 0; ; tries++)
    try {
      return await inDatabase({ ...access, database: 'postgres' }, () => {})
    } catch (error) {
      if (error.code !== STARTING_UP || tries === 200) throw error
      await wait(50)
    }
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
