import { json, problems } from '#registry/openapi/answer'
import { STRIPE, type Operation, type Paths, type Tag } from '#registry/openapi/operation'
import { stripeSignature } from '#registry/openapi/parameters'
import { named } from '#registry/openapi/schema'

export const webhooksTag: Tag = {
  name: 'Webhooks',
  description:
    'For Stripe alone. An event is verified over its exact bytes, kept once by its id, and answered before anything is done about it; the same event twice changes nothing.',
}

const receive = (id: string, summary: string, description: string): { post: Operation } => ({
  post: {
    operationId: id,
    tags: [webhooksTag.name],
    summary,
    description,
    security: STRIPE,
    parameters: [stripeSignature],
    requestBody: {
      description: 'UTF-8 without a byte-order mark or a content encoding, at most 262144 bytes.',
      required: true,
      content: { 'application/json': { schema: named('StripeEvent') } },
    },
    responses: {
      200: json('Kept, now or before.', 'Received'),
      ...problems(
        'signature_missing',
        'signature_refused',
        'body_not_utf8',
        'body_too_large',
        'encoding_refused',
        'unavailable'
      ),
    },
  },
})

export const webhookPaths: Paths = {
  '/webhooks/stripe': receive(
    'receivePlatformEvent',
    'Events of the marketplace’s own account',
    'Snapshot events, signed with the platform’s secret.'
  ),
  '/webhooks/stripe/connect': receive(
    'receiveConnectEvent',
    'Events of publishers’ accounts',
    'Snapshot events of connected accounts, signed with a secret of their own.'
  ),
  '/webhooks/stripe/v2': receive(
    'receiveThinEvent',
    'Thin events',
    'Event notifications of Stripe’s v2 API, signed with a third secret.'
  ),
}
