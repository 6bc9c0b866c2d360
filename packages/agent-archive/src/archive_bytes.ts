import { createHash } from 'node:crypto'
import { open, stat, type FileHandle } from 'node:fs/promises'
import { refuse } from './refusal.ts'

const CHUNK_BYTES = 64 * 1024

/** Random access to the bytes of an archive on disk, a chunk at a time. */
export class ArchiveBytes {
  readonly sizeInBytes: number
  readonly #handle: FileHandle

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
    const buffer = Buffer.allocUnsafe(wanted)
    let filled = 0
    while (filled < wanted) {
      const { bytesRead } = await this.#handle.read(
        buffer,
        filled,
        wanted - filled,
        position + filled
      )
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return buffer.subarray(0, filled)
  }

  /** The bytes from start up to, not including, end, in chunks of at most this many bytes. */
  async *stream(
    start = 0,
    end = this.sizeInBytes,
    chunkBytes = CHUNK_BYTES
  ): AsyncGenerator<Buffer> {
    for (let position = start; position < end;) {
      const chunk = await this.read(position, Math.min(chunkBytes, end - position))
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

  close(): Promise<void> {
    return this.#handle.close()
  }
}
