import { createHash } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { type FileHandle, open, readFile, rename, rm } from 'node:fs/promises'
import { writeJson } from './home.ts'

/** What a file must turn out to be: its size in bytes and its SHA-256 in lowercase hex. */
export interface Expectation {
  sizeInBytes: number
  sha256: string
}

/** SHA-256 of a file's bytes, lowercase hex. */
export async function sha256OfFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/**
 * A download under way: the bytes in `<destination>.part`, and beside them in `<destination>.part.json`
 * which file they belong to and the server's ETag, so that another run may go on where this one ended.
 */
export class PartFile {
  readonly #destination: string
  readonly #expected: Expectation
  readonly #handle: FileHandle
  #etag: string | null
  #size: number

  private constructor(
    destination: string,
    expected: Expectation,
    handle: FileHandle,
    start: { etag: string | null; size: number }
  ) {
    this.#destination = destination
    this.#expected = expected
    this.#handle = handle
    this.#etag = start.etag
    this.#size = start.size
  }

  /** Opens what an earlier run left, if it belongs to the same file and can be resumed; else starts empty. */
  static async open(destination: string, expected: Expectation): Promise<PartFile> {
    const path = `${destination}.part`
    const etag = await rememberedEtag(`${path}.json`, expected)
    // Never through a symbolic link that somebody else may have put there.
    const flags = constants.O_RDWR | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0)
    // Paid for: other users of this machine have no right to it.
    const handle = await open(path, flags, 0o600)
    await handle.chmod(0o600)
    const { size } = await handle.stat()
    const usable = etag !== null && size <= expected.sizeInBytes
    const part = new PartFile(destination, expected, handle, { etag, size })
    if (!usable && size > 0) await part.restart(null)
    return part
  }

  /** Bytes that are already here. */
  get size(): number {
    return this.#size
  }

  /** The strong ETag under which those bytes came, or null when they cannot be resumed. */
  get etag(): string | null {
    return this.#etag
  }

  get complete(): boolean {
    return this.#size === this.#expected.sizeInBytes
  }

  /** Throws the bytes away; the next ones come under this ETag. */
  async restart(etag: string | null): Promise<void> {
    await this.#handle.truncate(0)
    this.#size = 0
    this.#etag = etag
    const { sizeInBytes, sha256 } = this.#expected
    await writeJson(
      `${this.#destination}.part.json`,
      { schema_version: 1, sha256, size_bytes: sizeInBytes, etag },
      0o600
    )
  }

  /** Adds bytes; false, and nothing written, when there would be more of them than promised. */
  async append(chunk: Uint8Array): Promise<boolean> {
    if (this.#size + chunk.byteLength > this.#expected.sizeInBytes) return false
    let written = 0
    while (written < chunk.byteLength) {
      const rest = chunk.byteLength - written
      const step = await this.#handle.write(chunk, written, rest, this.#size + written)
      written += step.bytesWritten
    }
    this.#size += written
    return true
  }

  /** Whether the bytes on the disk, read again, are the promised ones. */
  async verified(): Promise<boolean> {
    await this.#handle.sync()
    return (await sha256OfFile(`${this.#destination}.part`)) === this.#expected.sha256
  }

  /** Gives the finished file its name, in one step. */
  async commit(): Promise<void> {
    await rename(`${this.#destination}.part`, this.#destination)
    await rm(`${this.#destination}.part.json`, { force: true })
  }

  async discard(): Promise<void> {
    await rm(`${this.#destination}.part`, { force: true })
    await rm(`${this.#destination}.part.json`, { force: true })
  }

  async close(): Promise<void> {
    await this.#handle.close()
  }
}

async function rememberedEtag(file: string, expected: Expectation): Promise<string | null> {
  try {
    const left = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>
    const same = left.sha256 === expected.sha256 && left.size_bytes === expected.sizeInBytes
    return same && typeof left.etag === 'string' ? left.etag : null
  } catch {
    // No note, or one that was damaged: those bytes cannot be trusted to belong together.
    return null
  }
}
