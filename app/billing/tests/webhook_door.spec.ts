import { gzipSync } from 'node:zlib'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { cleanDatabase } from '#tests/database'
import {
  anEvent,
  deliver,
  type Delivery,
  now,
  SECRETS,
  signed,
  type Signing,
} from '#tests/scenarios/webhooks'

const plain = (changes: object = {}, signing: Signing = {}): Delivery => {
  const body = JSON.stringify(anEvent(changes))
  return { body, headers: { 'stripe-signature': signed(body, signing) } }
}
const withHeaders = (delivery: Delivery, headers: Delivery['headers']): Delivery => ({
  ...delivery,
  headers: { ...delivery.headers, ...headers },
})

const stored = () => db.from('stripe_events').orderBy('id')

test.group('The webhook door', (group) => {
  group.each.setup(() => cleanDatabase())

  test('refuses a delivery that is {why}, and keeps nothing')
    .with([
      { why: 'unsigned', code: 'signature_missing', make: () => ({ ...plain(), headers: {} }) },
      {
        why: 'signed with nothing',
        code: 'signature_refused',
        make: () => withHeaders(plain(), { 'stripe-signature': '' }),
      },
      {
        why: 'signed by somebody else',
        code: 'signature_refused',
        make: () => plain({}, { secret: 'whsec_of_somebody_else' }),
      },
      {
        why: "signed with another endpoint's secret",
        code: 'signature_refused',
        make: () => plain({}, { secret: SECRETS.connect }),
      },
      {
        why: 'older than five minutes',
        code: 'signature_refused',
        make: () => plain({}, { timestamp: now() - 310 }),
      },
      {
        why: 'from the future',
        code: 'signature_refused',
        make: () => plain({}, { timestamp: now() + 310 }),
      },
      {
        why: 'signed in the old scheme only',
        code: 'signature_refused',
        make: () => plain({}, { scheme: 'v0' }),
      },
      {
        why: 'changed by one byte',
        code: 'signature_refused',
        make: () => ({ ...plain(), body: `${plain().body} ` }),
      },
      {
        why: 'signed twice',
        code: 'signature_missing',
        make: () =>
          withHeaders(plain(), {
            'stripe-signature': [plain().headers['stripe-signature'] as string, 't=1,v1=0'],
          }),
      },
      {
        why: 'dated twice',
        code: 'signature_refused',
        make: () =>
          withHeaders(plain(), {
            'stripe-signature': `t=${now() + 900},${plain().headers['stripe-signature']}`,
          }),
      },
      {
        why: 'not UTF-8',
        code: 'body_not_utf8',
        make: () => ({ ...plain(), body: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) }),
      },
      {
        why: 'begun with a byte-order mark',
        code: 'body_not_utf8',
        make: () => ({ ...plain(), body: `\uFEFF${plain().body}` }),
      },
      {
        why: 'compressed',
        code: 'encoding_refused',
        make: () =>
          withHeaders({ ...plain(), body: gzipSync(plain().body) }, { 'content-encoding': 'gzip' }),
      },
      {
        why: 'too large',
        code: 'body_too_large',
        make: () => plain({ padding: 'x'.repeat(257 * 1024) }),
      },
      {
        why: 'too large without saying so',
        code: 'body_too_large',
        make: () =>
          withHeaders(plain({ padding: 'x'.repeat(257 * 1024) }), {
            'transfer-encoding': 'chunked',
          }),
      },
      {
        why: 'signed, and not JSON',
        code: 'signature_refused',
        make: () => ({ body: 'hello', headers: { 'stripe-signature': signed('hello') } }),
      },
      { why: 'signed, and not an event', code: 'signature_refused', make: () => plain({ id: 7 }) },
      {
        why: 'a thin notification',
        code: 'signature_refused',
        make: () => plain({ object: 'v2.core.event' }),
      },
      {
        why: "an event of ours at Connect's address",
        code: 'signature_refused',
        make: () => ({ ...plain(), path: '/webhooks/stripe/connect' }),
      },
    ])
    .run(async ({ assert }, { make, code }) => {
      const { status, json, type } = await deliver(make())

      assert.isTrue(status >= 400 && status < 500, `answered ${status}`)
      assert.equal(json.code, code)
      assert.equal(type, 'application/problem+json')
      assert.deepEqual(await stored(), [])
    })

  test('keeps a signed delivery once, however often it comes', async ({ assert }) => {
    const delivery = plain()
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => deliver(delivery)))

    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200, 200, 200]
    )
    const [row, ...others] = await stored()
    assert.deepEqual(others, [])
    assert.equal(row.payload.toString(), delivery.body)
    assert.equal(row.payment_ref, 'pi_unknown')
    assert.equal(row.state, 'pending')
  })

  test('takes the new secret and the old one while one replaces the other', async ({ assert }) => {
    const body = plain().body as string
    const fresh = signed(body, { secret: 'whsec_not_known_here_yet' })
    const header = `${fresh},${signed(body)
      .split(',')
      .find((part) => part.startsWith('v1='))}`
    const { status } = await deliver({ body, headers: { 'stripe-signature': header } })

    assert.equal(status, 200)
    assert.lengthOf(await stored(), 1)
  })

  test('keeps what is none of ours as {outcome}, and answers 200')
    .with([
      { changes: { livemode: true }, state: 'ignored', outcome: 'other_mode' },
      { changes: { account: 'acct_1' }, state: 'ignored', outcome: 'unexpected_account' },
      { changes: { type: 'radar.rule.invented' }, state: 'ignored', outcome: 'not_handled' },
      { changes: { type: 'constructor' }, state: 'ignored', outcome: 'not_handled' },
      { changes: { api_version: '2020-08-27' }, state: 'parked', outcome: 'other_api_version' },
    ])
    .run(async ({ assert }, { changes, state, outcome }) => {
      const { status } = await deliver(plain(changes))

      assert.equal(status, 200)
      const [row] = await stored()
      assert.equal(row.state, state)
      assert.equal(row.outcome, outcome)
    })

  test('has no address for GET, nor for an endpoint of another name', async ({
    assert,
    client,
  }) => {
    ;(await client.get('/webhooks/stripe')).assertStatus(404)
    const { status } = await deliver({ ...plain(), path: '/webhooks/stripe/other' })
    assert.equal(status, 404)
    assert.deepEqual(await stored(), [])
  })
})
