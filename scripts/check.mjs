// `npm run check`: everything that can be said of the sources without running the whole suite. Ends with one line of figures.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { end, LOCAL_SECRETS, startMailCatcher, startStripeStandIn } from './companions.mjs'
import { startEmbeddedPostgres } from './embedded_postgres.mjs'
import { freePort } from './ports.mjs'
import { withDefaults } from './settings.mjs'

process.chdir(resolve(import.meta.dirname, '..'))

const home = mkdtempSync(join(tmpdir(), 'fleetprompt-check-'))
const postgres = await startEmbeddedPostgres({ directory: join(home, 'postgres'), throwAway: true })
const mail = await startMailCatcher({})
const port = String(await freePort())
const stripe = await startStripeStandIn({ port: 0, appUrl: `http://127.0.0.1:${port}` })
const env = {
  ...withDefaults(
    {
      ...process.env,
      PORT: port,
      DATA_DIR: home,
      VITE_CACHE_DIR: join(home, 'vite'),
      VITE_WS_PORT: String(await freePort()),
      APP_KEY: 'k'.repeat(32),
    },
    'development'
  ),
  ...LOCAL_SECRETS,
  DATABASE_URL: postgres.url,
  STRIPE_API_BASE: stripe.url,
  SMTP_HOST: '127.0.0.1',
  SMTP_PORT: String(mail.smtpPort),
  DEMO_SHOP: 'true',
  DEMO_PASSWORD: 'demo-check-password',
}

const bin = (name) => `node_modules/.bin/${name}`
const ace = (...words) => [process.execPath, ['ace.js', ...words]]

const checks = {
  'generated code is up to date': () => unchanged('.adonisjs', ace('codegen')),
  'migrations run on an empty database, and the models match it': () =>
    unchanged('database/schema.ts', ace('migration:run')),
  // Without a table there is no model, and without a model nothing boots: going down leaves the schema file alone.
  'migrations run back down, and up again': async () =>
    (await run(ace('migration:reset', '--no-schema-generate'))) &&
    (await run(ace('migration:run'))),
  'prettier': () => run([bin('prettier'), ['--check', '--log-level', 'warn', '.']]),
  'eslint': () => run([bin('eslint'), ['--max-warnings', '0', '.']]),
  'types of the app': () => run([bin('tsc'), ['--noEmit']]),
  'types of the packages': () => run([bin('tsc'), ['--noEmit', '-p', 'packages/tsconfig.json']]),
  'types of the pages, and of what controllers hand them': () =>
    run([
      bin('svelte-check'),
      ['--tsconfig', './inertia/tsconfig.json', '--fail-on-warnings', '--output', 'human'],
    ]),
  'the demo shop is seeded, and a second time changes nothing': async () =>
    (await run(ace('demo:seed'))) && (await run(ace('demo:seed'))),
  'import rules and action rules': () =>
    run(ace('test', 'architecture'), { ...env, NODE_ENV: 'test' }),
}

const wanted = process.argv.slice(2)
let passed = 0
const failed = []
for (const [name, check] of Object.entries(checks)) {
  if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue
  const started = performance.now()
  const good = await check()
  console.log(
    `${good ? '✔' : '✖'} ${name} (${Math.round((performance.now() - started) / 100) / 10} s)`
  )
  if (good) passed++
  else failed.push(name)
}

await end(stripe.child)
await end(mail.child)
await postgres.stop()
rmSync(home, { recursive: true, force: true })
for (const name of failed) console.log(`failed: ${name}`)
console.log(`${passed} passed, ${failed.length} failed`)
process.exit(failed.length === 0 ? 0 : 1)

/** Runs a generator and sees whether what is committed is what it makes. */
async function unchanged(path, command) {
  const before = digest(path)
  if (!(await run(command))) return false
  if (digest(path) === before) return true
  console.log(`${path} was not up to date; it is now. Commit it.`)
  return false
}

function digest(path) {
  const files = path.endsWith('.ts')
    ? [path]
    : readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

/** Resolves to whether it succeeded; its output is shown only when it did not. */
function run([command, args], environment = env) {
  return new Promise((ended) => {
    const child = spawn(command, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (output += chunk))
    child.once('close', (code, signal) => {
      if (code !== 0) console.log(`${output.slice(-12_000)}\n(ended with ${signal ?? code})`)
      ended(code === 0)
    })
  })
}
