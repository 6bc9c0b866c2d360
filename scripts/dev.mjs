// `npm run dev`: the same shop, from its sources, with hot reload.
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { runToEnd } from './build.mjs'
import { aShop } from './shop.mjs'
import { tellAddresses, untilReady } from './welcome.mjs'

process.chdir(resolve(import.meta.dirname, '..'))

const shop = aShop(process.env, 'development')
let closing = false
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => close(0))

try {
  await shop.open()
  await shop.startStripe()
  await runToEnd(['ace.js', 'migration:run'], shop.settings)
  // A group of its own: Adonis' development server outlives a signal to its parent alone.
  const child = spawn(process.execPath, ['ace.js', 'serve', '--hmr'], {
    env: shop.settings,
    stdio: 'inherit',
    detached: true,
  })
  shop.keep('server', { child, leads: true })
  child.once('exit', (code) => close(code ?? 1))
  await untilReady(shop.settings)
  if (shop.settings.DEMO_SHOP === 'true') await runToEnd(['ace.js', 'demo:seed'], shop.settings)
  tellAddresses(shop.settings, shop.companions)
} catch (error) {
  console.error(error.message)
  await close(1)
}

async function close(code) {
  if (closing) return
  closing = true
  const server = shop.companions.server?.child
  if (server?.exitCode === null) process.kill(-server.pid, 'SIGKILL')
  await shop.close()
  process.exit(code)
}
