import Stripe from 'stripe'
import type { Attempt } from './deliveries.ts'
import type { Endpoint } from './endpoints.ts'

const PATIENCE_MS = 10_000

/** What is to be wrong about one delivery. */
export interface Variation {
  /** Sign with this instead of the endpoint's own secret. */
  secret?: string
  /** Seconds; sign as if it were then. */
  timestamp?: number
  /** Fields of the event to change before signing: `api_version`, `livemode`, `account`. */
  body?: Record<string, unknown>
}

/** Sends one event once. `t=` is now, unless told otherwise: Stripe signs every attempt anew. */
export async function signedPost(
  endpoint: Endpoint,
  body: object,
  variation: Variation = {}
): Promise<Attempt> {
  const at = new Date().toISOString()
  const payload = JSON.stringify({ ...body, ...variation.body }, null, 2)
  const signature = Stripe.webhooks.generateTestHeaderString({
    payload,
    secret: variation.secret ?? endpoint.secret,
    timestamp: variation.timestamp ?? Math.floor(Date.now() / 1000),
  })
  try {
    const response = await fetch(endpoint.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'stripe-signature': signature,
        'user-agent': 'Stripe/1.0 (stand-in)',
      },
      body: payload,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    await response.arrayBuffer()
    return { at, status: response.status }
  } catch (error) {
    return { at, status: null, error: String((error as Error).cause ?? error) }
  }
}
