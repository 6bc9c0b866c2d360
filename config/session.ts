import env from '#start/env'
import { isLocal } from '#start/settings'
import { defineConfig, stores } from '@adonisjs/session'

const secure = !isLocal(env.get('APP_URL'))

/** Kept on the server, so that signing out and a changed password end a session for good. */
const sessionConfig = defineConfig({
  enabled: true,
  cookieName: secure ? '__Host-fleetprompt' : 'fleetprompt',
  clearWithBrowser: false,
  age: '14d',
  cookie: { path: '/', httpOnly: true, secure, sameSite: 'lax' },
  store: env.get('SESSION_DRIVER'),
  stores: { database: stores.database() },
})

export default sessionConfig
