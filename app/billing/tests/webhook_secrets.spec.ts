import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { cleanDatabase } from '#tests/database'
import { deliver, now, SECRETS, signed, type Signing } from '#tests/scenarios/webhooks'

type Endpoint = keyof typeof SECRETS
const ENDPOINTS: Endpoint[] = ['platform', 'connect', 'v2']
const PATHS = {
  platform: '/webhooks/stripe',
  connect: '/webhooks/stripe/connect',
  v2: '/webhooks/stripe/v2',
}

const snapshot = (account?: string) => ({
  id: 'evt_test_secret',
  object: 'event',
  api_version: '2026-10-28.endive',
  created: now(),
  livemode: false,
  type: account ? 'payout.paid' : 'charge.refunded',
  ...(account && { account }),
  data: { object: { id: 'po_1', object: account ? 'payout' : 'charge' } },
})

/** What Stripe sends to each: a snapshot of ours, one of a connected account, a thin notification. */
const BODIES = {
  platform: () => JSON.stringify(snapshot()),
  connect: () => JSON.stringify(snapshot('acct_1')),
  v2: () =>
    JSON.stringify({
      id: 'evt_test_secret',
      object: 'v2.core.event',
      type: 'v2.core.account[requirements].updated',
      created: new Date().toISOString(),
      livemode: false,
      context: null,
      related_object: { id: 'acct_1', type: 'v2.core.account', url: '/v2/core/accounts/acct_1' },
    }),
}

const send = (endpoint: Endpoint, signing: Signing, change = '') => {
  const body = BODIES[endpoint]()
  const headers = { 'stripe-signature': signed(body, signing) }
  return deliver({ path: PATHS[endpoint], body: body + change, headers })
}
const stored = () => db.from('stripe_events').select('endpoint')

test.group('The secrets of the webhook doors', (group) => {
  group.each.setup(() => cleanDatabase())

  for (const endpoint of ENDPOINTS) {
    test(`${endpoint} lets in what its own secret signed`, async ({ assert }) => {
      assert.equal((await send(endpoint, { secret: SECRETS[endpoint] })).status, 200)
      assert.deepEqual(await stored(), [{ endpoint }])
    })

    for (const other of ENDPOINTS.filter((name) => name !== endpoint))
      test(`${endpoint} refuses what the secret of ${other} signed`, async ({ assert }) => {
        const { status, json } = await send(endpoint, { secret: SECRETS[other] })
        assert.equal(status, 400)
        assert.equal(json.code, 'signature_refused')
        assert.deepEqual(await stored(), [])
      })

    test(`${endpoint} refuses one byte more than was signed, and what is old`, async ({
      assert,
    }) => {
      const secret = SECRETS[endpoint]
      assert.equal((await send(endpoint, { secret }, ' ')).status, 400)
      assert.equal((await send(endpoint, { secret, timestamp: now() - 310 })).status, 400)
      assert.deepEqual(await stored(), [])
    })
  }
})
