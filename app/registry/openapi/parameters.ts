import type { Parameter } from '#registry/openapi/operation'

const inPath = (name: string, description: string, example: string): Parameter => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
  example,
})

const inHeader = (name: string, description: string): Parameter => ({
  name,
  in: 'header',
  description,
  schema: { type: 'string' },
})

export const agentId = inPath(
  'agent_id',
  'The agent’s reverse-DNS id, at most 200 bytes, in its own spelling.',
  'com.example.review-lantern'
)

export const version = inPath(
  'version',
  'A semantic version 2.0.0, percent-encoded: “+” is “%2B”.',
  '1.0.0'
)

export const artifactName = inPath(
  'name',
  'The artifact’s name as the registry has it.',
  'source.tar.gz'
)

export const channel: Parameter = {
  name: 'channel',
  in: 'query',
  description: 'The least stable channel wanted; those more stable are included.',
  schema: { $ref: '#/components/schemas/Channel', default: 'stable' },
}

export const range: Parameter = {
  name: 'range',
  in: 'query',
  description:
    'Which versions are wanted: 1.4.0, ^1.4.0 (the same major; below 1.0.0 the same minor), ~1.4.0 (the same minor), 1.x, 1.4.x, 1 or *.',
  schema: { type: 'string', default: '*' },
}

export const installed: Parameter = {
  name: 'installed',
  in: 'query',
  description:
    'The version that is installed: every other is compared with what it may do. One that was never published is compared with nothing.',
  schema: { type: 'string' },
}

export const at: Parameter = {
  name: 'at',
  in: 'query',
  description:
    'A moment of the past, such as 2026-03-03T12:00Z; without a zone it is UTC. Now unless told.',
  schema: { type: 'string' },
}

export const ifNoneMatch = inHeader(
  'If-None-Match',
  'ETags the caller has already: a match is answered with 304 (RFC 9110 §13.1.2).'
)

/** Conditions of a download, weighed in the order of RFC 9110 §13.2.2 once the caller is let in. */
export const conditions: Parameter[] = [
  inHeader(
    'If-Match',
    'Answered with 412 when the file has none of these ETags (RFC 9110 §13.1.1).'
  ),
  ifNoneMatch,
  inHeader('If-Modified-Since', 'Looked at only without If-None-Match (RFC 9110 §13.1.3).'),
  inHeader('If-Unmodified-Since', 'Looked at only without If-Match (RFC 9110 §13.1.4).'),
]

export const ranges: Parameter[] = [
  inHeader(
    'Range',
    'One range of bytes, such as “bytes=1000-” (RFC 9110 §14.2). Several ranges, other units and nonsense get the whole file.'
  ),
  inHeader(
    'If-Range',
    'The ETag (or Last-Modified) of the part there is already: the Range counts only while the file is the same (RFC 9110 §13.1.5).'
  ),
]

export const stripeSignature: Parameter = {
  name: 'Stripe-Signature',
  in: 'header',
  required: true,
  description:
    'Exactly once: “t=<seconds since 1970>,v1=<HMAC-SHA-256, hex>”, at most 300 seconds old.',
  schema: { type: 'string' },
}
