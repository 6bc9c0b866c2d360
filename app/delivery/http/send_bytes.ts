import type { ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const SILENT_FOR_MS = 60_000

/**
 * Sends a stream as the body of an answer whose head is written. Never more or less than `length` bytes pass for a whole
 * answer: when the stream ends early the connection is cut. Resolves to the bytes handed over, also when the client left.
 */
export async function sendBytes(bytes: Readable, response: ServerResponse, length: number) {
  let sent = 0
  async function* counted() {
    for await (const chunk of bytes) {
      sent += (chunk as Buffer).length
      yield chunk as Buffer
    }
  }
  // The client may have gone while we asked the database: a pipeline onto a dead response would throw.
  if (response.destroyed) {
    bytes.destroy()
    return sent
  }
  response.setTimeout(SILENT_FOR_MS, () => response.destroy())
  try {
    await pipeline(counted, response, { end: false })
  } catch {
    // The client left, or the disk failed; either way this answer is over.
  }
  if (sent === length && !response.destroyed) response.end()
  else response.destroy()
  return sent
}
