import { createHash } from 'node:crypto'

/**
 * An idempotency key for what exists once for its name. Stripe answers a key as it did first, refusals included, and
 * refuses one that comes with other parameters: so what is asked is part of the key, and a change is a new question.
 */
export function fixedKey(name: string, params: object): string {
  const asked = createHash('sha256').update(JSON.stringify(params)).digest('hex')
  return `${name}:${asked.slice(0, 16)}`
}
