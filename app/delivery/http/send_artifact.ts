import type { HttpContext } from '@adonisjs/core/http'
import { artifactStorage } from '#releases/storage/artifact_storage'
import type { ArtifactAddress, FoundArtifact } from '#delivery/queries/artifact_facts'
import { artifactHeaders, etagOf, fileNameOf, PROTECTED } from '#delivery/http/artifact_headers'
import { byteRangeIn } from '#delivery/http/byte_range'
import { ifRangeHolds, preconditionOf } from '#shared/preconditions'
import { sendBytes } from '#delivery/http/send_bytes'
import { ArtifactDamaged } from '#delivery/errors'

const ADDRESS_LASTS_SECONDS = 60

/**
 * Answers a GET or HEAD that may have this artifact: 200, 206, 304, 412 or 416 (RFC 9110 §13, §14), or a redirect to the
 * storage. Resolves to whether the first byte has gone out. Throws ArtifactDamaged before anything is sent.
 */
export async function sendArtifact(
  ctx: HttpContext,
  address: ArtifactAddress,
  artifact: FoundArtifact['artifact']
): Promise<boolean> {
  const { request, response } = ctx
  const { sha256, sizeBytes, modifiedAt, contentType, format } = artifact
  const current = { etag: etagOf(sha256), modifiedAt }
  const isHead = request.method() === 'HEAD'
  const described = artifactHeaders(address, artifact)
  for (const [name, value] of Object.entries({ ...PROTECTED, ...described }))
    response.header(name, value)

  const precondition = preconditionOf(request.headers(), current)
  if (precondition !== 'proceed') return empty(ctx, precondition === 'failed' ? 412 : 304)

  const asked = isHead ? null : byteRangeIn(request.header('range'), sizeBytes)
  const storage = await artifactStorage()
  const fileName = fileNameOf(address.agentId, address.version, format)
  const signed = { fileName, contentType, seconds: ADDRESS_LASTS_SECONDS }
  const elsewhere = isHead ? null : await storage.signedUrl(sha256, signed)
  if (elsewhere) {
    // The client repeats its Range there.
    response.removeHeader('Content-Type')
    response.redirect().status(302).toPath(elsewhere)
    return asked === null || (asked !== 'unsatisfiable' && asked.start === 0)
  }

  const range = ifRangeHolds(request.header('if-range'), current) ? asked : null
  if (range === 'unsatisfiable') {
    response.header('Content-Range', `bytes */${sizeBytes}`)
    return empty(ctx, 416)
  }
  if ((await storage.size(sha256)) !== sizeBytes) throw damaged(ctx, sha256)
  const length = range ? range.end - range.start + 1 : sizeBytes
  if (range) response.header('Content-Range', `bytes ${range.start}-${range.end}/${sizeBytes}`)
  const bytes = isHead ? null : await storage.open(sha256, range ?? undefined)
  response.header('Content-Length', length)
  const raw = response.response
  raw.writeHead(range ? 206 : 200, response.getHeaders() as Record<string, string>)
  if (!bytes) return raw.end() && false
  const sent = await sendBytes(bytes, raw, length)
  return sent > 0 && (range === null || range.start === 0)
}

function empty({ response }: HttpContext, status: number) {
  for (const name of ['Content-Type', 'Content-Disposition']) response.removeHeader(name)
  response.status(status).send('')
  return false
}

function damaged({ logger }: HttpContext, sha256: string) {
  logger.error({ sha256 }, 'an artifact is missing from the storage or has another size')
  return new ArtifactDamaged()
}
