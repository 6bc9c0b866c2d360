import { flag, object, text, type Schema } from '#registry/openapi/schema'

/** For the machines that keep the shop running, and Stripe. */
export const operationSchemas: Record<string, Schema> = {
  Alive: object('The process answers.', { status: text('In a word.', { const: 'ok' }) }),
  Readiness: object('Whether every part can do its work.', {
    status: text('In a word.', { enum: ['ok', 'degraded', 'not_ready'] }),
    checks: {
      type: 'object',
      description: 'The parts by their names.',
      additionalProperties: object('One part.', {
        ok: flag('Whether it can do its work.'),
        degraded: flag('Whether something in it wants a person, though it works.'),
        detail: text('A sentence or a figure for people; not to be programmed against.'),
      }),
    },
  }),
  StripeEvent: {
    type: 'object',
    description:
      'An event as Stripe signs it (https://docs.stripe.com/api/events/object). It is kept once by its id; what it says is not believed but fetched again.',
  },
  Received: object('The event is kept; the work is done afterwards.', {
    received: { type: 'boolean', const: true, description: 'Always true.' },
  }),
  OpenApi: object('An OpenAPI 3.1 document (https://spec.openapis.org/oas/v3.1.1).', {
    openapi: text('The version of OpenAPI.', { pattern: '^3\\.1\\.' }),
    info: { type: 'object', description: 'What is described, and its rules.' },
    servers: { type: 'array', description: 'Where it is.' },
    tags: { type: 'array', description: 'Its parts.' },
    paths: { type: 'object', description: 'Its operations.' },
    components: { type: 'object', description: 'What they share.' },
  }),
}
