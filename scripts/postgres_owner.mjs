// PostgreSQL refuses to run as root. Root therefore runs it as nobody: in a user namespace, or from a copy that nobody can read.
import { spawnSync } from 'node:child_process'
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const NOBODY = 65534
const NAMESPACE = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`]

/** Says how to run one of PostgreSQL's programs: `as(program, args)` gives `[command, words, options]` for spawn. */
export function ownerOf(native, home) {
  const program = (folder, name) => join(folder, 'bin', name)
  if (process.getuid?.() !== 0) return { as: (name, args) => [program(native, name), args, {}] }

  const probe = spawnSync('unshare', [...NAMESPACE, program(native, 'postgres'), '--version'])
  if (probe.status === 0)
    return { as: (name, args) => ['unshare', [...NAMESPACE, program(native, name), ...args], {}] }

  const copy = readableCopy(native)
  mkdirSync(home, { recursive: true })
  chownSync(home, NOBODY, NOBODY)
  return { as: (name, args) => [program(copy, name), args, { uid: NOBODY, gid: NOBODY }] }
}

function readableCopy(native) {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'))
  const copy = `/var/tmp/fleetprompt-postgres-${version}`
  const done = join(copy, '.complete')
  if (existsSync(done)) return copy
  cpSync(native, copy, { recursive: true, dereference: true })
  writeFileSync(done, '')
  return copy
}
