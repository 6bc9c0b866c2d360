import { createHash } from 'node:crypto'
import { open, stat, type FileHandle } from 'node:fs/promises'
import { refuse } from './refusal.ts'

/** How much is read from the disk at a time. */
export const CHUNK_BYTES = 64 * 1024

/** Random access to the bytes of an archive on disk, a chunk at a time. */
export class ArchiveBytes {
  readonly sizeInBytes: number
  readonly #handle: FileHandle
  /** What was read last; never written to again, so that views of it may be handed out. */
  #window = { position: 0, bytes: Buffer.alloc(0) as Buffer }

  private constructor(handle: FileHandle, sizeInBytes: number) {
    this.#handle = handle
    this.sizeInBytes = sizeInBytes
  }

  /** Opens a regular file; refuses with file.missing or file.type. */
  static async open(file: string): Promise<ArchiveBytes> {
    // Asking before opening: opening a named pipe would wait for a writer that never comes.
    const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
      throw error
    })
    if (!found) refuse('file.missing', 'There is no such file.', { path: file })
    if (found.isDirectory()) refuse('file.type', 'This is a folder, not an archive.')
    if (!found.isFile()) refuse('file.type', 'This is not a regular file.', { path: file })
    return new ArchiveBytes(await open(file, 'r'), found.size)
  }

  /** The bytes at a position: as many as asked for, or fewer at the end of the file. */
  async read(position: number, length: number): Promise<Buffer> {
    const wanted = Math.max(0, Math.min(length, this.sizeInBytes - position))
    const offset = position - this.#window.position
    if (offset < 0 || offset + wanted > this.#window.bytes.length) {
      const bytes = await this.#readFile(position, Math.max(wanted, CHUNK_BYTES))
      this.#window = { position, bytes }
      return bytes.subarray(0, wanted)
    }
    return this.#window.bytes.subarray(offset, offset + wanted)
  }

  /** The bytes from start up to, not including, end, in chunks. */
  async *stream(start = 0, end = this.sizeInBytes): AsyncGenerator<Buffer> {
    for (let position = start; position < end;) {
      const { position: windowStart, bytes } = this.#window
      const isKnown = position >= windowStart && position < windowStart + bytes.length
      const known = isKnown ? windowStart + bytes.length - position : CHUNK_BYTES
      const chunk = await this.read(position, Math.min(known, end - position))
      if (chunk.length === 0) return
      position += chunk.length
      yield chunk
    }
  }

  /** SHA-256 of the whole file, lowercase hex. */
  async sha256(): Promise<string> {
    const hash = createHash('sha256')
    for await (const chunk of this.stream()) hash.update(chunk)
    return hash.digest('hex')
  }

  async #readFile(position: number, length: number): Promise<Buffer> {
    const buffer = Buffer.allocUnsafe(length)
    let filled = 0
    while (filled < length) {
      const { bytesRead } = await this.#handle.read(
        buffer,
        filled,
        length - filled,
        position + filled
      )
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return buffer.subarray(0, filled)
  }

  close(): Promise<void> {
    return this.#handle.close()
  }
}
