// Builds the app when its sources have changed since the last build.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const SOURCES = [
  'app',
  'bin',
  'config',
  'database',
  'inertia',
  'packages/agent-archive/src',
  'providers',
  'public',
  'resources',
  'start',
  'adonisrc.ts',
  'package.json',
  'package-lock.json',
  'svelte.config.js',
  'tsconfig.build.json',
  'tsconfig.json',
  'vite.config.ts',
]
const STAMP = 'build/.built-from'
const GENERATED = /^public\/assets(\/|$)|\/tests(\/|$)/

/** Resolves to whether it had to build; `started` is told of the process. Throws when the build fails. */
export async function buildIfStale(env, started) {
  const sources = fingerprint()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return false
  await runToEnd(['ace.js', 'build', '--tsconfig', 'tsconfig.build.json'], env, started)
  writeFileSync(STAMP, sources)
  return true
}

/** The fingerprint of the sources that the build was made from. */
export const builtFrom = () => readFileSync(STAMP, 'utf8')

function fingerprint() {
  const hash = createHash('sha256')
  for (const source of SOURCES)
    for (const file of filesOf(source)) hash.update(file).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}

function filesOf(path) {
  if (GENERATED.test(path) || !existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)))
}

/** Runs one of our programs to its end; its output is shown only when it fails. */
export function runToEnd(args, env, started) {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    started?.(child)
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (output = (output + chunk).slice(-8000)))
    child.once('error', failed)
    child.once('close', (code, signal) =>
      code === 0
        ? done()
        : failed(new Error(`"${args.join(' ')}" failed (${signal ?? code}):\n${output}`))
    )
  })
}
