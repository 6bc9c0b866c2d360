// What the app needs around it for one run: a database, a mail server and a Stripe of its own, all gone afterwards.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { end, LOCAL_SECRETS, startMailCatcher, startStripeStandIn } from './companions.mjs'
import { startEmbeddedPostgres } from './embedded_postgres.mjs'
import { freePort } from './ports.mjs'
import { withDefaults } from './settings.mjs'

/**
 * `open()` answers the settings with which the app finds that world; `close()` ends whatever has been started by then,
 * however far that came. A durable database commits as one in production does, a careless one as tests like it.
 */
export function aThrowAwayWorld({ name, nodeEnv = 'test', isDurable = false }) {
  const home = mkdtempSync(join(tmpdir(), `fleetprompt-${name}-`))
  const stops = [() => rmSync(home, { recursive: true, force: true })]

  return {
    async open(environment) {
      const settings = withDefaults(
        {
          ...environment,
          PORT: environment.PORT ?? String(await freePort()),
          DATA_DIR: home,
          VITE_CACHE_DIR: join(home, 'vite'),
          VITE_WS_PORT: String(await freePort()),
          APP_KEY: 'k'.repeat(32),
        },
        nodeEnv
      )
      if (!settings.DATABASE_URL) {
        const directory = join(home, 'postgres')
        const postgres = await startEmbeddedPostgres({ directory, throwAway: true, isDurable })
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
      return {
        ...settings,
        ...LOCAL_SECRETS,
        STRIPE_API_BASE: stripe.url,
        SMTP_HOST: '127.0.0.1',
        SMTP_PORT: String(mail.smtpPort),
        MAIL_CATCHER_URL: mail.url,
      }
    },
    async close() {
      for (const stop of stops.splice(0).reverse()) await stop()
    },
  }
}
