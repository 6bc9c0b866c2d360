import type { IncomingMessage, ServerResponse } from 'node:http'
import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * Serves bytes with Range and If-Range, perhaps slowly, and perhaps cutting the connection after
 * `cut.after` bytes of the body, once `cut.ready` says so.
 */
export async function artifactAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  bytes: Buffer,
  cut: { after: number; ready: (start: number) => Promise<unknown> } | null,
  pace: { bytes: number; pauseInMs: number } | null
): Promise<void> {
  const digest = createHash('sha256').update(bytes).digest()
  const etag = `"sha256-${digest.toString('hex')}"`
  const { range, 'if-range': ifRange } = request.headers
  const start = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0)
  const partial = range !== undefined && (ifRange === undefined || ifRange === etag)
  const shared = {
    'etag': etag,
    'repr-digest': `sha-256=:${digest.toString('base64')}:`,
    'accept-ranges': 'bytes',
    'content-type': 'application/gzip',
  }
  if (partial && start >= bytes.length) {
    response.writeHead(416, { ...shared, 'content-range': `bytes */${bytes.length}` }).end()
    return
  }
  const body = partial ? bytes.subarray(start) : bytes
  const span = `bytes ${start}-${bytes.length - 1}/${bytes.length}`
  const place: Record<string, string> = partial ? { 'content-range': span } : {}
  response.writeHead(partial ? 206 : 200, { ...shared, ...place, 'content-length': body.length })
  if (cut !== null && cut.after < body.length) {
    await new Promise((done) => response.write(body.subarray(0, cut.after), done))
    if (cut.after > 0) await cut.ready(partial ? start : 0)
    response.destroy()
    return
  }
  if (pace === null) {
    response.end(body)
    return
  }
  for (let at = 0; at < body.length && !response.destroyed; at += pace.bytes) {
    response.write(body.subarray(at, at + pace.bytes))
    await pause(pace.pauseInMs)
  }
  response.end()
}
