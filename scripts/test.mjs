// Runs every test, on a database, a mail server and a Stripe of its own. Words after `--` go to the test runner.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { end, LOCAL_SECRETS, startMailCatcher, startStripeStandIn } from './companions.mjs'
import { startEmbeddedPostgres } from './embedded_postgres.mjs'
import { freePort } from './ports.mjs'
import { withDefaults } from './settings.mjs'

process.chdir(resolve(import.meta.dirname, '..'))

const PACKAGES = ['agent-archive', 'core-client', 'mail-catcher', 'stripe-stand-in']
const words = process.argv.slice(2)
const home = mkdtempSync(join(tmpdir(), 'fleetprompt-test-'))
const stops = [() => rmSync(home, { recursive: true, force: true })]
/** What red packages said, told once more at the end: the app's tests fill many screens after it. */
const complaints = []

let status = 1
try {
  // One run tells everything that is red, in the packages and in the app.
  const packagesAreGreen = words.length > 0 || (await testPackages())
  const appIsGreen = (await testApp()) === 0
  status = packagesAreGreen && appIsGreen ? 0 : 1
} finally {
  for (const stop of stops.reverse()) await stop()
}
for (const complaint of complaints) console.error(complaint)
process.exit(status)

async function testPackages() {
  let passed = true
  for (const name of PACKAGES) {
    console.log(`\npackages/${name}`)
    const { code, complaint } = await runPackage(`packages/${name}/bin/test.ts`)
    if (code === 0) continue
    passed = false
    complaints.push(`\npackages/${name} ended with ${code}\n${complaint}`)
  }
  return passed
}

/** The runner tells its errors on standard error. */
function runPackage(script) {
  return new Promise((ended) => {
    const child = spawn(process.execPath, [script], { stdio: ['inherit', 'inherit', 'pipe'] })
    let complaint = ''
    child.stderr.setEncoding('utf8').on('data', (text) => {
      process.stderr.write(text)
      complaint = (complaint + text).slice(-16_000)
    })
    // Not its close: a program it left behind would hold that up for ever.
    child.once('exit', (code, signal) =>
      setTimeout(() => ended({ code: code ?? signal, complaint }), 200)
    )
  })
}

async function testApp() {
  const port = process.env.PORT ?? String(await freePort())
  const settings = withDefaults(
    {
      ...process.env,
      PORT: port,
      DATA_DIR: home,
      VITE_CACHE_DIR: join(home, 'vite'),
      VITE_WS_PORT: String(await freePort()),
      APP_KEY: 'k'.repeat(32),
    },
    'test'
  )
  if (!settings.DATABASE_URL) {
    const postgres = await startEmbeddedPostgres({
      directory: join(home, 'postgres'),
      throwAway: true,
    })
    stops.push(() => postgres.stop())
    settings.DATABASE_URL = postgres.url
  }
  const mail = await startMailCatcher({})
  stops.push(() => end(mail.child))
  const stripe = await startStripeStandIn({
    port: 0,
    appUrl: settings.APP_URL,
    // Stripe goes on for three days; what a test had refused must not come back in another one.
    args: ['--retry-delays-ms', '500,2000,8000'],
  })
  stops.push(() => end(stripe.child))

  return run(['ace.js', 'test', ...words], {
    ...settings,
    ...LOCAL_SECRETS,
    STRIPE_API_BASE: stripe.url,
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(mail.smtpPort),
    MAIL_CATCHER_URL: mail.url,
  })
}

function run(args, env = process.env) {
  return new Promise((ended) => {
    const child = spawn(process.execPath, args, { stdio: 'inherit', env })
    child.once('exit', (code) => ended(code ?? 1))
  })
}
