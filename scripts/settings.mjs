// What `npm start`, `npm run dev` and `npm test` assume where the environment says nothing.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { writeWhole } from './whole_file.mjs'

/** Fills in the settings of a shop on this machine. Anything given by the environment wins. */
export function withDefaults(environment, nodeEnv) {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const host = given.HOST ?? '127.0.0.1'
  const port = given.PORT ?? '3333'
  const settings = {
    TZ: 'UTC',
    LOG_LEVEL: nodeEnv === 'development' ? 'info' : 'warn',
    SESSION_DRIVER: 'database',
    MAIL_FROM: 'hello@fleetprompt.example',
    ...given,
    HOST: host,
    PORT: port,
    APP_URL: given.APP_URL ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    DATA_DIR: resolve(given.DATA_DIR ?? '.data'),
    NODE_ENV: nodeEnv,
  }
  mkdirSync(settings.DATA_DIR, { recursive: true, mode: 0o700 })
  return settings
}

/** A key of this machine's own, made once and kept, for shops that are on this machine only. */
export function localAppKey(dataDir) {
  const file = join(dataDir, 'app_key')
  if (!existsSync(file)) writeWhole(file, randomBytes(32).toString('base64url'))
  return readFileSync(file, 'utf8')
}

/** One password for the demo accounts of this machine, made once. */
export function localDemoPassword(dataDir) {
  const file = join(dataDir, 'demo_password')
  if (!existsSync(file)) writeWhole(file, `demo-${randomBytes(9).toString('base64url')}`)
  return readFileSync(file, 'utf8')
}

/** Whether the shop can only be reached from this machine. */
export function isLocal(appUrl) {
  return (
    URL.canParse(appUrl) && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(appUrl).hostname)
  )
}
