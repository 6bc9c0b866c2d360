import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'

/** One way to send a document: its bytes and the strong ETag of exactly these bytes. */
export type Variant = { body: Buffer; etag: string }

/** A document of the registry as it goes out, written and compressed once for all who ask. */
export type Document = { plain: Variant; gzip: Variant }

/** Writes a document. The same content always gives the same bytes and ETags. */
export function documentOf(content: object): Document {
  const body = Buffer.from(JSON.stringify(content))
  const name = createHash('sha256').update(body).digest('base64url')
  return {
    plain: { body, etag: `"${name}"` },
    gzip: { body: gzipSync(body, { level: 9 }), etag: `"${name}-gzip"` },
  }
}
