import type { HttpContext } from '@adonisjs/core/http'
import { matchesAny } from '#shared/preconditions'
import type { Document } from '#registry/documents/document'

/** Whether a client takes gzip (RFC 9110 §12.5.3): named, or covered by `*`, and not with `q=0`. */
export function acceptsGzip(header: string | undefined): boolean {
  const codings = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim().split(/\s*;\s*/))
  const [, ...weight] = codings.find(([name]) => name === 'gzip') ??
    codings.find(([name]) => name === '*') ?? ['', 'q=0']
  return !weight.some((parameter) => /^q=0(\.0{0,3})?$/.test(parameter))
}

/** Sends a document to GET and HEAD, or says that the client has it. Anybody may keep it for `keptSeconds`. */
export function sendDocument(
  { request, response }: HttpContext,
  document: Document,
  keptSeconds = 60
) {
  const compressed = acceptsGzip(request.header('accept-encoding'))
  const { body, etag } = compressed ? document.gzip : document.plain
  response.header('ETag', etag)
  response.header('Cache-Control', `public, max-age=${keptSeconds}`)
  response.header('Vary', 'Accept-Encoding')
  response.header('Cross-Origin-Resource-Policy', 'cross-origin')
  const raw = response.response
  const known = request.header('if-none-match')
  if (known !== undefined && matchesAny(known, etag)) {
    raw.writeHead(304, response.getHeaders() as Record<string, string>)
    return raw.end()
  }
  response.header('Content-Type', 'application/json; charset=utf-8')
  response.header('Content-Length', body.length)
  if (compressed) response.header('Content-Encoding', 'gzip')
  raw.writeHead(200, response.getHeaders() as Record<string, string>)
  return raw.end(request.method() === 'HEAD' ? undefined : body)
}
