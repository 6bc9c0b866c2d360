import { createHmac } from 'node:crypto'
import { request } from 'node:http'
import env from '#start/env'

/** The secret of each of Stripe's three endpoints. */
export const SECRETS = {
  platform: env.get('STRIPE_WEBHOOK_SECRET').release(),
  connect: env.get('STRIPE_CONNECT_WEBHOOK_SECRET').release(),
  v2: env.get('STRIPE_V2_WEBHOOK_SECRET').release(),
}

export const now = () => Math.floor(Date.now() / 1000)

/** A snapshot event as Stripe would send it: about a payment of which we know nothing, unless told otherwise. */
export const anEvent = (changes: object = {}) => ({
  id: 'evt_test_1',
  object: 'event',
  api_version: '2026-10-28.endive',
  created: now(),
  livemode: false,
  type: 'charge.refunded',
  data: { object: { id: 'ch_1', object: 'charge', payment_intent: 'pi_unknown' } },
  ...changes,
})

export type Signing = { secret?: string; timestamp?: number; scheme?: string }
/** A `Stripe-Signature` header: the platform's, of this moment, unless told otherwise. */
export const signed = (
  payload: string,
  { secret = SECRETS.platform, timestamp = now(), scheme = 'v1' }: Signing = {}
) => {
  const signature = createHmac('sha256', secret).update(`${timestamp}.${payload}`).digest('hex')
  return `t=${timestamp},${scheme}=${signature}`
}

export type Delivery = {
  path?: string
  body: string | Buffer
  headers: Record<string, string | string[]>
}

/** Sends exact bytes and raw headers: duplicates and odd encodings included. */
export function deliver({ path = '/webhooks/stripe', body, headers }: Delivery) {
  return new Promise<{ status: number; json: { code?: string }; type?: string }>((done, failed) => {
    const sent = request(
      `${env.get('APP_URL')}${path}`,
      { method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
      async (response) => {
        const chunks: Buffer[] = []
        for await (const chunk of response) chunks.push(chunk)
        const json = JSON.parse(Buffer.concat(chunks).toString() || '{}')
        done({ status: response.statusCode!, json, type: response.headers['content-type'] })
      }
    )
    sent.on('error', failed)
    sent.end(body)
  })
}
