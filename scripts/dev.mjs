// `npm run dev`: the same shop, from its sources, with hot reload.
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { runToEnd } from './build.mjs'
import { openShop } from './shop.mjs'

process.chdir(resolve(import.meta.dirname, '..'))

let closing = false
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => close(0))

const shop = await openShop(process.env, 'development').catch((error) => {
  console.error(error.message)
  process.exit(1)
})

try {
  await shop.startStripe()
  await runToEnd(['ace.js', 'migration:run'], shop.settings)
  // A group of its own: Adonis' development server outlives a signal to its parent alone.
  const child = spawn(process.execPath, ['ace.js', 'serve', '--hmr'], {
    env: shop.settings,
    stdio: 'inherit',
    detached: true,
  })
  shop.companions.server = { child }
  child.once('exit', (code) => close(code ?? 1))
  shop.noteProcesses()
  console.log(
    `Mail catcher ${shop.companions.mail?.url ?? 'not running'}, Stripe stand-in ${shop.companions.stripe?.url ?? 'not running'}`
  )
  console.log('For the demo shop: npm run ace -- demo:seed')
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
