import type { HttpContext } from '@adonisjs/core/http'
import { preconditionOf, ifRangeHolds } from '#shared/preconditions'
import { artifactStorage } from '#releases/storage/artifact_storage'
import type { StorageBackend } from '#releases/storage/storage_backend'
import type { ArtifactAddress, FoundArtifact } from '#delivery/queries/artifact_facts'
import { artifactHeaders, etagOf, fileNameOf, PROTECTED } from '#delivery/http/artifact_headers'
import { type ByteRange, byteRangeIn } from '#delivery/http/byte_range'
import { sendBytes } from '#delivery/http/send_bytes'
import { ArtifactDamaged } from '#delivery/errors'

const ADDRESS_LASTS_SECONDS = 60

type Artifact = FoundArtifact['artifact']

/**
 * Answers a GET or HEAD that may have this artifact: 200, 206, 304, 412 or 416 (RFC 9110 §13, §14), or a redirect to the
 * storage. Resolves to whether the first byte has gone out. Throws ArtifactDamaged before anything is sent.
 */
export async function sendArtifact(ctx: HttpContext, address: ArtifactAddress, artifact: Artifact) {
  const { request, response } = ctx
  const { sha256, sizeBytes, modifiedAt, contentType, format } = artifact
  const current = { etag: etagOf(sha256), modifiedAt }
  for (const [name, value] of Object.entries({
    ...PROTECTED,
    ...artifactHeaders(address, artifact),
  }))
    response.header(name, value)

  const precondition = preconditionOf(request.headers(), current)
  if (precondition !== 'proceed') return empty(ctx, precondition === 'failed' ? 412 : 304)

  const storage = await artifactStorage()
  // Before a redirect too: the storage would say that there is no such thing, and nobody would tell us.
  if (!(await isWhole(storage, artifact))) throw damaged(ctx, artifact)
  if (request.method() === 'HEAD') {
    writeHead(ctx, 200, sizeBytes).end()
    return false
  }
  const asked = byteRangeIn(request.header('range'), sizeBytes)
  const fileName = fileNameOf(address.agentId, address.version, format)
  const seconds = ADDRESS_LASTS_SECONDS
  const elsewhere = await storage.signedUrl(sha256, { fileName, contentType, seconds })
  if (elsewhere) {
    // The client repeats its Range there.
    response.removeHeader('Content-Type')
    response.redirect().status(302).toPath(elsewhere)
    return asked === null || (asked !== 'unsatisfiable' && asked.start === 0)
  }
  const range = ifRangeHolds(request.headers()['if-range'], current) ? asked : null
  if (range !== 'unsatisfiable') return sendBody(ctx, storage, artifact, range)
  response.header('Content-Range', `bytes */${sizeBytes}`)
  return empty(ctx, 416)
}

/** A storage that cannot be asked has not got it either, as far as anybody can tell. */
const isWhole = (storage: StorageBackend, { sha256, sizeBytes }: Artifact) =>
  storage.size(sha256).then(
    (size) => size === sizeBytes,
    () => false
  )

async function sendBody(
  ctx: HttpContext,
  storage: StorageBackend,
  artifact: Artifact,
  range: ByteRange | null
) {
  const { sha256, sizeBytes } = artifact
  const bytes = await storage.open(sha256, range ?? undefined).catch(() => {
    throw damaged(ctx, artifact)
  })
  const { start, end } = range ?? { start: 0, end: sizeBytes - 1 }
  if (range) ctx.response.header('Content-Range', `bytes ${start}-${end}/${sizeBytes}`)
  const length = end - start + 1
  const sent = await sendBytes(bytes, writeHead(ctx, range ? 206 : 200, length), length)
  return sent > 0 && start === 0
}

function writeHead({ response }: HttpContext, status: number, length: number) {
  response.header('Content-Length', length)
  return response.response.writeHead(status, response.getHeaders() as Record<string, string>)
}

function empty({ response }: HttpContext, status: number) {
  for (const name of ['Content-Type', 'Content-Disposition']) response.removeHeader(name)
  response.status(status).send('')
  return false
}

/** Nothing may be said about bytes that we do not have. */
function damaged({ logger, response }: HttpContext, { sha256 }: Artifact) {
  for (const name of DESCRIBING) response.removeHeader(name)
  logger.error({ sha256 }, 'an artifact is missing from the storage or has another size')
  return new ArtifactDamaged()
}

const DESCRIBING = [
  ...['ETag', 'Last-Modified', 'Accept-Ranges', 'Content-Type', 'Content-Disposition'],
  ...['Repr-Digest', 'X-Checksum-Sha256'],
]
