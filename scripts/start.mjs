// `npm start`: the whole shop on one machine, from a bare checkout, as it would run in production.
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { buildIfStale, runToEnd } from './build.mjs'
import { openShop } from './shop.mjs'

const DEMO_ACCOUNTS = {
  buyer: 'buyer@demo.fleetprompt.example',
  publisher: 'ines@tidewater.example',
  admin: 'admin@demo.fleetprompt.example',
}

process.chdir(resolve(import.meta.dirname, '..'))
const started = performance.now()
const say = (line) =>
  console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s  ${line}`)

let shop
let closing = false
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => close(0))

try {
  await run()
} catch (error) {
  console.error(`\n${error.message}`)
  await close(1)
}

async function run() {
  shop = await openShop(process.env, 'production')
  const { settings, companions } = shop
  say('database ready')

  const [built] = await Promise.all([
    buildIfStale({ ...settings, NODE_ENV: 'development' }),
    shop.startStripe(),
  ])
  if (built) say('built')
  await runToEnd(['build/ace.js', 'migration:run', '--force', '--no-schema-generate'], settings)
  say('migrated')

  const child = spawn(process.execPath, ['build/bin/server.js'], {
    env: settings,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  companions.server = { child }
  child.once(
    'exit',
    (code) => !closing && (console.error('The server ended by itself.'), close(code ?? 1))
  )
  shop.noteProcesses()
  await answers(`http://127.0.0.1:${settings.PORT}/health/ready`)
  if (settings.DEMO_SHOP === 'true') await runToEnd(['build/ace.js', 'demo:seed'], settings)
  say('open')
  tellAddresses(settings, companions)
}

async function answers(url) {
  for (let tries = 0; tries < 600; tries++) {
    const response = await fetch(url).catch(() => null)
    if (response?.ok) return
    await wait(50)
  }
  throw new Error(`The server did not become ready; ${url} says why.`)
}

function tellAddresses(settings, { stripe, mail }) {
  console.log(`\nFleetPrompt Marketplace  ${settings.APP_URL}`)
  if (stripe) console.log(`Stripe stand-in          ${stripe.url}`)
  if (mail) console.log(`Mail catcher             ${mail.url}`)
  if (settings.DEMO_SHOP !== 'true') return
  console.log('')
  for (const [role, email] of Object.entries(DEMO_ACCOUNTS))
    console.log(`demo ${role}: ${email} ${settings.DEMO_PASSWORD}`)
}

async function close(code) {
  if (closing) return
  closing = true
  await shop?.close().catch((error) => console.error(error.message))
  process.exit(code)
}
