import type { Schema } from '#registry/openapi/schema'

export type Header = { description: string; schema: Schema }

const header = (description: string, type: 'string' | 'integer' = 'string'): Header => ({
  description,
  schema: { type },
})

/** Every header that an answer here is worth reading for. */
export const HEADERS: Record<string, Header> = {
  'ETag': header('The strong name of exactly these bytes (RFC 9110 §8.8.3).'),
  'Last-Modified': header('When the release was published, to the second (RFC 9110 §8.8.2).'),
  'Cache-Control': header('For how many seconds, and by whom, the answer may be kept (RFC 9111).'),
  'Vary': header('The request headers that the answer depends on (RFC 9110 §12.5.5).'),
  'Accept-Ranges': header('Always “bytes” (RFC 9110 §14.3).'),
  'Content-Range': header(
    'Which bytes these are and how many there are in all: “bytes 0-99/1000”; “bytes */1000” with a 416 (RFC 9110 §14.4).'
  ),
  'Content-Length': header('The length of the body, in bytes.', 'integer'),
  'Content-Disposition': header('The file name to save it under (RFC 6266).'),
  'Repr-Digest': header('SHA-256 of the whole file in base64: “sha-256=:…:” (RFC 9530).'),
  'X-Checksum-Sha256': header('The same digest, in 64 lowercase hex digits.'),
  'Location': header('Where the bytes are, good for 60 seconds. Send Range again; send no token.'),
  'WWW-Authenticate': header('Always “Bearer realm="fleetprompt"” (RFC 6750).'),
  'Retry-After': header('In how many seconds it is worth trying again.', 'integer'),
  'RateLimit-Limit': header('How many requests the budget allows.', 'integer'),
  'RateLimit-Remaining': header('How many of them are left.', 'integer'),
  'RateLimit-Reset': header('In how many seconds the budget is full again.', 'integer'),
}
