// `npm start`: the whole shop on one machine, from a bare checkout, as it would run in production.
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { buildIfStale, builtFrom, runToEnd } from './build.mjs'
import { isMigrated, seeded } from './done_before.mjs'
import { aShop } from './shop.mjs'
import { tellAddresses, untilReady } from './welcome.mjs'

process.chdir(resolve(import.meta.dirname, '..'))
const started = performance.now()
const say = (line) =>
  console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s  ${line}`)

const shop = aShop(process.env, 'production')
let closing = false
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => close(0))

try {
  await run()
} catch (error) {
  console.error(`\n${error.message}`)
  await close(1)
}

async function run() {
  const { settings, companions } = shop
  await shop.open()
  say('database ready')

  const [built] = await Promise.all([
    buildIfStale({ ...settings, NODE_ENV: 'development' }, (child) =>
      shop.keep('build', { child })
    ),
    shop.startStripe(),
  ])
  if (built) say('built')
  if (!(await isMigrated(settings.DATABASE_URL)))
    await runToEnd(['build/ace.js', 'migration:run', '--force', '--no-schema-generate'], settings)
  say('migrated')

  const child = spawn(process.execPath, ['build/bin/server.js'], {
    env: settings,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  shop.keep('server', { child })
  child.once(
    'exit',
    (code) => !closing && (console.error('The server ended by itself.'), close(code ?? 1))
  )
  await untilReady(settings)
  if (settings.DEMO_SHOP === 'true') await seed(settings)
  say('open')
  tellAddresses(settings, companions)
}

async function seed(settings) {
  const demo = seeded(settings, !process.env.DATABASE_URL, builtFrom())
  if (demo.before) return
  await runToEnd(['build/ace.js', 'demo:seed'], settings)
  demo.note()
}

async function close(code) {
  if (closing) return
  closing = true
  await shop.close().catch((error) => console.error(error.message))
  process.exit(code)
}
