import env from '#start/env'
import { stripe } from './gateway/client.js'
import { notificationWords, snapshotWords, type VerifiedEvent } from './event_words.js'

/** Which of Stripe's three kinds of delivery this is; each has an address and secrets of its own. */
export type Endpoint = 'platform' | 'connect' | 'v2'

/** How far a delivery's clock may be from ours, in seconds, either way. */
const TOLERANCE = 300

const SECRETS = {
  platform: 'STRIPE_WEBHOOK_SECRET',
  connect: 'STRIPE_CONNECT_WEBHOOK_SECRET',
  v2: 'STRIPE_V2_WEBHOOK_SECRET',
} as const satisfies Record<Endpoint, string>

/** The endpoint's secrets: two while one replaces the other. An empty one would let anybody sign. */
const secretsOf = (endpoint: Endpoint) =>
  env
    .get(SECRETS[endpoint])
    .release()
    .split(',')
    .map((secret) => secret.trim())
    .filter(Boolean)

/**
 * Reads an event that its endpoint's secret signed within the last five minutes, or null for anything else.
 * @param body the request's exact text
 * @param header the one `Stripe-Signature` header
 */
export function verifiedEvent(
  endpoint: Endpoint,
  body: string,
  header: string
): VerifiedEvent | null {
  if (!isTimely(header)) return null
  const signed = [body, header] as const
  for (const secret of secretsOf(endpoint)) {
    try {
      return endpoint === 'v2'
        ? notificationWords(stripe.parseEventNotification(...signed, secret, TOLERANCE))
        : snapshotWords(stripe.webhooks.constructEvent(...signed, secret, TOLERANCE))
    } catch {
      // Another secret may fit; what fits none is refused below.
    }
  }
  return null
}

/** The SDK refuses old timestamps and lets future ones pass; it also takes the last of several. */
function isTimely(header: string): boolean {
  const stamps = header.split(',').filter((part) => part.trimStart().startsWith('t='))
  const seconds = stamps.length === 1 ? /^\s*t=(\d{1,12})\s*$/.exec(stamps[0])?.[1] : undefined
  return seconds !== undefined && Math.abs(Date.now() / 1000 - Number(seconds)) <= TOLERANCE
}
