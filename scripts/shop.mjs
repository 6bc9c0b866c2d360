// Everything that stands around the app on a machine of its own, put up and taken down in order.
import { join } from 'node:path'
import { end, LOCAL_SECRETS, startMailCatcher, startStripeStandIn } from './companions.mjs'
import { startEmbeddedPostgres } from './embedded_postgres.mjs'
import { forget, note, takeOver } from './leftovers.mjs'
import { isTaken } from './ports.mjs'
import { isLocal, localAppKey, localDemoPassword, withDefaults } from './settings.mjs'
import { settingsProblems } from '../start/settings.ts'

const PROGRAMS = {
  stripe: 'stripe-stand-in',
  mail: 'mail-catcher',
  build: 'ace.js',
  server: 'serve',
}

/**
 * Works out the settings of a shop. `open()` starts the companions that they leave open: an embedded database without
 * DATABASE_URL; the Stripe stand-in and the mail catcher only where nobody but this machine can reach the shop.
 * `close()` ends whatever has been started by then, however far that came.
 */
export function aShop(environment, nodeEnv) {
  const settings = withDefaults(environment, nodeEnv)
  const local = isLocal(settings.APP_URL)
  const needsStripe = local && !settings.STRIPE_SECRET_KEY
  const needsMail = local && !settings.SMTP_HOST
  const companions = {}
  let database
  let isNoted = false
  /** Every process is noted as soon as it runs: a launcher can be killed at any moment. */
  const keep = (name, companion) => {
    companions[name] = companion
    const running = Object.entries(companions)
    isNoted = true
    note(
      settings.DATA_DIR,
      running.map(([known, { child, leads }]) => ({ child, leads, program: PROGRAMS[known] }))
    )
  }

  return {
    settings,
    companions,
    keep,
    async open() {
      if (local) settings.APP_KEY ??= localAppKey(settings.DATA_DIR)
      if (needsStripe)
        Object.assign(settings, LOCAL_SECRETS, {
          STRIPE_API_BASE: `http://127.0.0.1:${settings.STRIPE_PORT ?? 4242}`,
        })
      if (needsMail) settings.SMTP_HOST = '127.0.0.1'
      settings.DEMO_SHOP ??= String(needsStripe)
      if (settings.DEMO_SHOP === 'true')
        settings.DEMO_PASSWORD ??= localDemoPassword(settings.DATA_DIR)
      refuseMistakes(settings)
      await takeOver(settings.DATA_DIR)
      await refuseTakenPorts(settings, { needsStripe, needsMail })
      if (!settings.DATABASE_URL) {
        database = startEmbeddedPostgres({ directory: join(settings.DATA_DIR, 'postgres') })
        settings.DATABASE_URL = (await database).url
      }
      if (!needsMail) return
      const mail = await startMailCatcher({
        httpPort: mailPort(settings),
        dataDir: settings.DATA_DIR,
      })
      keep('mail', mail)
      settings.SMTP_PORT = String(mail.smtpPort)
    },
    async startStripe() {
      if (!needsStripe) return
      const stripe = await startStripeStandIn({
        port: Number(settings.STRIPE_PORT ?? 4242),
        dataDir: settings.DATA_DIR,
        appUrl: `http://127.0.0.1:${settings.PORT}`,
      })
      keep('stripe', stripe)
    },
    async close() {
      await Promise.all([end(companions.build?.child), end(companions.server?.child)])
      await Promise.all([end(companions.stripe?.child), end(companions.mail?.child)])
      await (await database?.catch(() => null))?.stop()
      if (isNoted) forget(settings.DATA_DIR)
    },
  }
}

const mailPort = ({ MAIL_PORT }) => Number(MAIL_PORT ?? 8025)

/** Mistakes that only a person can mend are said before anything is started. */
function refuseMistakes(settings) {
  const problems = settingsProblems(settings)
  if (problems.length === 0) return
  const list = problems.map((problem) => `  - ${problem}`).join('\n')
  throw new Error(`FleetPrompt Marketplace cannot start:\n${list}`)
}

async function refuseTakenPorts(settings, { needsStripe, needsMail }) {
  const ports = [
    ['PORT', settings.PORT],
    ...(needsStripe ? [['STRIPE_PORT', settings.STRIPE_PORT ?? '4242']] : []),
    ...(needsMail ? [['MAIL_PORT', mailPort(settings)]] : []),
  ]
  for (const [name, port] of ports)
    if (await isTaken(Number(port)))
      throw new Error(
        `Port ${port} is taken by another program. Choose another one with ${name}=….`
      )
}
