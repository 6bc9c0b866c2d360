import type { IncomingMessage } from 'node:http'
import { DeliveryRefused } from '#billing/errors'
import type { VerifiedEvent } from './event_words.js'
import { verifiedEvent, type Endpoint } from './signature.js'

const LIMIT_IN_BYTES = 256 * 1024

/**
 * Reads a delivery from the socket and verifies it over its exact bytes: nothing may parse, trim or inflate
 * them first. Throws `DeliveryRefused` for everything that Stripe did not sign for this endpoint just now.
 */
export async function readDelivery(
  endpoint: Endpoint,
  request: IncomingMessage
): Promise<{ endpoint: Endpoint; event: VerifiedEvent; payload: string }> {
  const payload = textOf(await bytesOf(request))
  const event = verifiedEvent(endpoint, payload, signatureOf(request))
  if (!event)
    throw new DeliveryRefused(
      400,
      'E_SIGNATURE_REFUSED',
      'The Stripe-Signature header does not sign this body for this endpoint at this time.'
    )
  return { endpoint, event, payload }
}

/** Two headers of one name would leave open which of them was checked. */
function signatureOf({ rawHeaders }: IncomingMessage): string {
  const values = rawHeaders.filter(
    (_, index) => index % 2 === 1 && rawHeaders[index - 1].toLowerCase() === 'stripe-signature'
  )
  if (values.length !== 1)
    throw new DeliveryRefused(
      400,
      'E_SIGNATURE_MISSING',
      'Send the Stripe-Signature header exactly once.'
    )
  return values[0]
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const encoding = request.headers['content-encoding']
  if (encoding && encoding !== 'identity')
    throw new DeliveryRefused(
      415,
      'E_ENCODING_REFUSED',
      'Send the body without a content encoding.'
    )

  const tooLarge = () =>
    new DeliveryRefused(413, 'E_BODY_TOO_LARGE', `The body exceeds ${LIMIT_IN_BYTES} bytes.`)
  if (Number(request.headers['content-length'] ?? 0) > LIMIT_IN_BYTES) throw tooLarge()
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length
    if (size > LIMIT_IN_BYTES) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function textOf(bytes: Buffer): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    if (!text.startsWith('\uFEFF')) return text
  } catch {
    // Refused below, like a byte-order mark.
  }
  throw new DeliveryRefused(
    400,
    'E_BODY_NOT_UTF8',
    'The body must be UTF-8 without a byte-order mark.'
  )
}
