import { randomUUID } from 'node:crypto'
import { createReadStream, type Stats } from 'node:fs'
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StorageDamaged } from '#releases/errors'
import { sha256OfFile } from '#releases/storage/file_digest'
import type { StorageBackend } from '#releases/storage/storage_backend'

const SHA256 = /^[0-9a-f]{64}$/
const UNFINISHED = /^[0-9a-f]{64}\.[0-9a-f-]{36}\.part$/

/** Blobs as files: `<root>/ab/abcd…`, each complete and on the disk before it gets its name. */
export default class FileStorage implements StorageBackend {
  constructor(private root: string) {}

  async put(sha256: string, filePath: string) {
    const path = this.#path(sha256)
    const part = `${path}.${randomUUID()}.part`
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    try {
      await copyFile(filePath, part)
      await flush(part)
      if ((await sha256OfFile(part)) !== sha256) throw new StorageDamaged()
      // Equal bytes replace equal bytes: nothing changes for readers, and damage heals.
      await rename(part, path)
      await flush(dirname(path))
    } finally {
      await rm(part, { force: true })
    }
  }

  async open(sha256: string, range?: { start: number; end: number }) {
    const stream = createReadStream(this.#path(sha256), { ...range, highWaterMark: 512 * 1024 })
    await new Promise((opened, failed) => stream.once('open', opened).once('error', failed))
    return stream
  }

  async size(sha256: string) {
    const file = await ifThere(stat(this.#path(sha256)))
    return file?.isFile() ? file.size : null
  }

  async signedUrl() {
    return null
  }

  async remove(sha256: string) {
    await rm(this.#path(sha256), { force: true })
  }

  async *list() {
    for await (const { name, file } of this.#files(SHA256))
      yield { sha256: name, storedAt: file.mtime }
  }

  async removeUnfinished(olderThanMs: number) {
    let removed = 0
    for await (const { path, file } of this.#files(UNFINISHED)) {
      if (Date.now() - file.mtimeMs < olderThanMs) continue
      await rm(path, { force: true })
      removed++
    }
    return removed
  }

  async *#files(named: RegExp) {
    for (const folder of (await ifThere(readdir(this.root))) ?? [])
      for (const name of (await ifThere(readdir(join(this.root, folder)))) ?? []) {
        if (!named.test(name)) continue
        const path = join(this.root, folder, name)
        const file: Stats | null = await ifThere(stat(path))
        if (file) yield { name, path, file }
      }
  }

  #path(sha256: string) {
    if (!SHA256.test(sha256)) throw new RangeError('A blob is named by its SHA-256 alone')
    return join(this.root, sha256.slice(0, 2), sha256)
  }
}

/** Waits until the disk has it, so that a name never outlives its bytes. */
async function flush(path: string) {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function ifThere<Found>(looking: Promise<Found>): Promise<Found | null> {
  try {
    return await looking
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
