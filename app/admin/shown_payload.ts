const LONGEST = 40_000

/** Stripe puts secrets of a payment into some objects: whoever holds one can go on with that payment. */
const SECRET = /secret/i

/**
 * The bytes of a Stripe event as text for people: indented when it is JSON, without what opens something, and at
 * most 40,000 characters.
 */
export function shownPayload(payload: Buffer): string {
  const text = indented(payload.toString())
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}\n… the rest is not shown` : text
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), withoutSecrets, 2)
  } catch {
    return 'This is not JSON, and is not shown.'
  }
}

const withoutSecrets = (name: string, value: unknown) =>
  SECRET.test(name) && typeof value === 'string' ? '(not shown)' : value
