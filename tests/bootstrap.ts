import { existsSync } from 'node:fs'
import { assert } from '@japa/assert'
import { apiClient } from '@japa/api-client'
import { browserClient } from '@japa/browser-client'
import { chromium } from 'playwright'
import app from '@adonisjs/core/services/app'
import type { Config } from '@japa/runner/types'
import { pluginAdonisJS } from '@japa/plugin-adonisjs'
import testUtils from '@adonisjs/core/services/test_utils'
import { sessionApiClient } from '@adonisjs/session/plugins/api_client'
import { shieldApiClient } from '@adonisjs/shield/plugins/api_client'
import { authApiClient } from '@adonisjs/auth/plugins/api_client'
import { inertiaApiClient } from '@adonisjs/inertia/plugins/api_client'
import { dbAssertions } from '@adonisjs/lucid/plugins/db'
import { closeSeededShop } from '#tests/browser/seeded_shop'
import { cleanDatabase } from '#tests/database'
import { sessionsByHand } from '#tests/sessions'

const executablePath = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path && existsSync(path))

/** Chromium must not call home: this machine's network would refuse it, many times over. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-sync',
  '--no-first-run',
]

export const plugins: Config['plugins'] = [
  assert(),
  apiClient(),
  pluginAdonisJS(app),
  sessionsByHand(app),
  sessionApiClient(app),
  shieldApiClient(),
  authApiClient(app),
  inertiaApiClient(app),
  dbAssertions(app),
  browserClient({
    runInSuites: ['browser', 'journeys'],
    launcher: (config) =>
      chromium.launch({ ...config, headless: true, executablePath, args: QUIET }),
  }),
]

export const runnerHooks: Required<Pick<Config, 'setup' | 'teardown'>> = {
  setup: [migrateUntilTheEnd],
  teardown: [closeSeededShop],
}

/** Jobs rest before the tables go: the lock of a migration is let go of on whichever connection is free. */
async function migrateUntilTheEnd() {
  const revert = await testUtils.db().migrate()
  return async () => {
    const { stopJobs } = await import('#shared/jobs')
    await stopJobs()
    await revert()
  }
}

export const configureSuite: Config['configureSuite'] = (suite) => {
  if (suite.name === 'architecture') return
  suite.setup(() => testUtils.httpServer().start())
  // Whatever another group left behind, each starts in an empty shop: their order must not matter.
  suite.onGroup((group) => group.setup(() => cleanDatabase()))
  suite.onGroup((group) => group.each.teardown(stripeWasSpokenToProperly))
  suite.onTest((test) => test.teardown(stripeWasSpokenToProperly))
}

/** What the stand-in got or sent against the SDK's own types fails the test that caused it, whatever it was about. */
async function stripeWasSpokenToProperly() {
  const { standIn, violations } = await import('#tests/scenarios/stripe')
  const found = await violations()
  if (found.length === 0) return
  await standIn('DELETE', 'violations')
  throw new Error(`Against Stripe's types: ${JSON.stringify(found, null, 2)}`)
}
