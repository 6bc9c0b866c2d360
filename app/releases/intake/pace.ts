import type { IncomingMessage } from 'node:http'
import { UploadTooSlow } from '#releases/errors'

const STRETCH_MS = 30_000
/** What a connection must bring in that time: a kilobyte a second, far below the slowest of networks. */
const LEAST_BYTES = 32 * 1024
/** After five minutes Node would cut the connection without a word. */
const MOST_STRETCHES = 9

/**
 * Watches a request's body arrive, and calls `slow` once when it takes too long; a file and its publisher's turn must
 * not be held by whoever sends a byte now and then. Returns what ends the watch.
 */
export function watchPace(request: IncomingMessage, slow: (error: UploadTooSlow) => void) {
  const { socket } = request
  let stretches = 0
  let before = socket.bytesRead
  const timer = setInterval(() => {
    const arrived = socket.bytesRead - before
    before = socket.bytesRead
    const isOnTime = arrived >= LEAST_BYTES && ++stretches < MOST_STRETCHES
    if (isOnTime || request.complete) return
    clearInterval(timer)
    slow(new UploadTooSlow())
  }, STRETCH_MS)
  return () => clearInterval(timer)
}
