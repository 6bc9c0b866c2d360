import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'

const CHUNK_BYTES = 64 * 1024

/** What is wrong with a deflate stream: its bytes end early, or they make no sense. */
export class DeflateError extends Error {
  readonly reason: 'truncated' | 'corrupt'

  constructor(reason: 'truncated' | 'corrupt') {
    super(`The deflate stream is ${reason}`)
    this.reason = reason
  }
}

/**
 * One raw deflate stream (RFC 1951) that knows where it ended: zlib's own readers silently pass
 * over whatever follows, which is where a second archive hides.
 */
export class DeflateStream {
  /** Bytes of the source that belong to the stream; final once inflate() has finished. */
  consumedBytes = 0

  /** Yields the inflated bytes; throws DeflateError, or whatever the source throws. */
  async *inflate(compressed: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
    const source = Readable.from(compressed, { objectMode: true, highWaterMark: 2 })
    const inflate = createInflateRaw({ chunkSize: CHUNK_BYTES })
    source.on('error', (error) => inflate.destroy(error))
    source.pipe(inflate)
    try {
      for await (const chunk of inflate) yield chunk as Buffer
      this.consumedBytes = inflate.bytesWritten
    } catch (error) {
      throw deflateError(error)
    } finally {
      source.destroy()
      inflate.destroy()
    }
  }
}

function deflateError(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'Z_BUF_ERROR') return new DeflateError('truncated')
  if (code === 'Z_DATA_ERROR' || code === 'Z_NEED_DICT') return new DeflateError('corrupt')
  return error
}
