import { Readable } from 'node:stream'
import { createInflateRaw, inflateRawSync } from 'node:zlib'

const CHUNK_BYTES = 64 * 1024
/** What is inflated in one go; a stream costs more than the work for files as small as these. */
const SMALL_COMPRESSED_BYTES = 16 * 1024
const SMALL_INFLATED_BYTES = 256 * 1024

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

  /** The same for a stream in memory; null when it is not small enough to do at once. */
  inflateSmall(compressed: Uint8Array): Buffer | null {
    if (compressed.length > SMALL_COMPRESSED_BYTES) return null
    try {
      const { buffer, engine } = inflateRawSync(compressed, {
        info: true,
        chunkSize: 4096,
        maxOutputLength: SMALL_INFLATED_BYTES,
      }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } }
      this.consumedBytes = engine.bytesWritten
      return buffer
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return null
      throw deflateError(error)
    }
  }
}

function deflateError(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'Z_BUF_ERROR') return new DeflateError('truncated')
  if (code === 'Z_DATA_ERROR' || code === 'Z_NEED_DICT') return new DeflateError('corrupt')
  return error
}
