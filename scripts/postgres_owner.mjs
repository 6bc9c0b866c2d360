// PostgreSQL refuses to run as root. Root therefore runs it as nobody: in a user namespace, or from a copy that nobody can read.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  renameSync,
} from 'node:fs'
import { join } from 'node:path'

const NOBODY = 65534
const NAMESPACE = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`]

/**
 * Says how to run one of PostgreSQL's programs: `as(program, args)` gives `[command, words, options]` for spawn, and
 * `mayRead(file)` lets those programs read a file of ours.
 */
export function ownerOf(native, home) {
  const program = (folder, name) => join(folder, 'bin', name)
  const passwordFile = join(home, 'password_postgres')
  const mayRead = () => {}
  if (process.getuid?.() !== 0)
    return { passwordFile, mayRead, as: (name, args) => [program(native, name), args, {}] }

  const probe = spawnSync('unshare', [...NAMESPACE, program(native, 'postgres'), '--version'])
  if (probe.status === 0)
    return {
      passwordFile,
      mayRead,
      as: (name, args) => ['unshare', [...NAMESPACE, program(native, name), ...args], {}],
    }

  const copy = readableCopy(native)
  chownSync(home, NOBODY, NOBODY)
  return {
    passwordFile,
    mayRead: (file) => chownSync(file, NOBODY, NOBODY),
    as: (name, args) => [program(copy, name), args, { uid: NOBODY, gid: NOBODY }],
  }
}

/** Everybody may write into that folder, so a copy counts only if it is root's own; it is moved there when it is whole. */
function readableCopy(native) {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'))
  const copy = `/var/tmp/fleetprompt-postgres-${version}`
  const found = lstatSync(copy, { throwIfNoEntry: false })
  if (found) {
    if (found.isDirectory() && found.uid === 0 && !(found.mode & 0o022)) return copy
    throw new Error(`${copy} is not root's own folder; remove it, then start again.`)
  }
  const fresh = mkdtempSync(`${copy}-`)
  cpSync(native, fresh, { recursive: true, dereference: true })
  chmodSync(fresh, 0o755)
  renameSync(fresh, copy)
  return copy
}
