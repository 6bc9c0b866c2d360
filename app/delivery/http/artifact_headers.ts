import { contentDisposition } from '#releases/storage/content_disposition'
import type { FoundArtifact } from '#delivery/queries/artifact_facts'

/** The strong name of these bytes. */
export const etagOf = (sha256: string) => `"sha256-${sha256}"`

/** What a download is saved as: made of our own words only, never of the publisher's. */
export const fileNameOf = (agentId: string, version: string, format: string) =>
  `${agentId}-${version}.${format}`

/** Headers of every answer about an artifact: nobody between us and the client keeps it, and no browser renders it. */
export const PROTECTED = {
  'Cache-Control': 'private, no-store',
  'Vary': 'Authorization, Cookie',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "sandbox; default-src 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
}

/** Headers that describe an artifact's bytes (`Repr-Digest`: RFC 9530). */
export function artifactHeaders(
  { agentId, version }: { agentId: string; version: string },
  { sha256, format, contentType, modifiedAt }: FoundArtifact['artifact']
) {
  return {
    'ETag': etagOf(sha256),
    'Last-Modified': modifiedAt.toUTCString(),
    'Accept-Ranges': 'bytes',
    'Content-Type': contentType,
    'Content-Disposition': contentDisposition(fileNameOf(agentId, version, format)),
    'Repr-Digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
    'X-Checksum-Sha256': sha256,
  }
}
