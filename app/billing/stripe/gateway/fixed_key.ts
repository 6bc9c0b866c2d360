import { createHash } from 'node:crypto'

/**
 * An idempotency key for what exists once for its name. Stripe answers a key as it did first, refusals and faults
 * included, for a day, and refuses one that comes with other parameters: so what is asked is part of the key, and so is
 * the hour. Asking in two hours may leave a second thing at Stripe that nobody uses; our own row keeps the first.
 */
export function fixedKey(name: string, params: object): string {
  const asked = createHash('sha256').update(JSON.stringify(params)).digest('hex')
  const hour = new Date().toISOString().slice(0, 'yyyy-mm-ddThh'.length)
  return `${name}:${asked.slice(0, 16)}:${hour}`
}
