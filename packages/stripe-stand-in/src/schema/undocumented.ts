import type { Operation } from './json_schema.ts'

const ANYTHING = {}

/**
 * Operations the SDK does not have and the official Stripe CLI uses: `stripe trigger` plays the
 * buyer through them. Nothing is known of their shape, so nothing is checked.
 */
export const UNDOCUMENTED: Operation[] = [
  'GET /v1/payment_pages/{id}',
  'POST /v1/payment_pages/{id}/confirm',
].map((name) => ({ name, params: ANYTHING, shape: 'object', returns: ANYTHING }))
