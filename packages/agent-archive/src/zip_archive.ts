import { crc32 } from 'node:zlib'
import { CHUNK_BYTES, type ArchiveBytes } from './archive_bytes.ts'
import type { ArchiveEntry } from './archive_entry.ts'
import type { Budget } from './budget.ts'
import { ByteStream, drain } from './byte_stream.ts'
import { DeflateError, DeflateStream } from './deflate_stream.ts'
import type { ArchivePolicy } from './policy.ts'
import { refuse } from './refusal.ts'
import { readZipEnd, type ZipDirectory } from './zip_end.ts'
import { entryKind, isExecutable } from './zip_attributes.ts'
import { readDescriptor } from './zip_descriptor.ts'
import {
  hasDescriptor,
  readCentralRecord,
  readLocalRecord,
  type CentralRecord,
  type LocalRecord,
} from './zip_records.ts'

/**
 * A zip in which the central directory and the files themselves tell the same story: the files
 * stand one behind the other from byte 0 to the directory, and no byte belongs to nobody.
 */
export class ZipArchive {
  readonly #bytes: ArchiveBytes
  readonly #policy: ArchivePolicy
  readonly #budget: Budget

  constructor(bytes: ArchiveBytes, policy: ArchivePolicy, budget: Budget) {
    this.#bytes = bytes
    this.#policy = policy
    this.#budget = budget
  }

  /** Yields files and folders; refuses with zip.*, entry.*, path.utf8 and limit.* codes. */
  async *entries(): AsyncGenerator<ArchiveEntry> {
    const directory = await readZipEnd(this.#bytes)
    const records = await this.#centralRecords(directory)
    let position = 0
    for (const central of records) {
      if (central.offset !== position)
        refuse('zip.differential', 'Files of the zip overlap, or hide between one another.')
      const local = await this.#localRecord(central, directory)
      const start = position + local.lengthInBytes
      const end = start + central.compressedBytes
      if (end > directory.start)
        refuse('zip.differential', 'A file of the zip reaches into its central directory.')

      const kind = entryKind(central)
      const content = this.#content(central, start, end)
      yield { rawPath: central.name, kind, executable: isExecutable(central), content }
      await drain(content)
      position = end + (await readDescriptor(this.#bytes, end, central, local))
    }
    if (position !== directory.start)
      refuse('zip.differential', 'Bytes stand between the last file of the zip and its directory.')
  }

  /** All central records in the order of their files: bounded by limit.entries. */
  async #centralRecords({ start, end, count }: ZipDirectory): Promise<CentralRecord[]> {
    const stream = new ByteStream(this.#bytes.stream(start, end))
    const records: CentralRecord[] = []
    for (let index = 0; index < count; index++) {
      this.#budget.countEntry()
      const record = await readCentralRecord(stream)
      // All names are held in memory until the files are read; "./" and "/" may stand around a path.
      if (record.name.length > this.#policy.maxPathBytes + 3)
        refuse('limit.path', `A path is longer than ${this.#policy.maxPathBytes} bytes.`)
      records.push(record)
    }
    if (await stream.some(1))
      refuse('zip.differential', 'The central directory holds more than it counts.')
    return records.sort((one, other) => one.offset - other.offset)
  }

  async #localRecord(central: CentralRecord, directory: ZipDirectory): Promise<LocalRecord> {
    const stream = new ByteStream(this.#bytes.stream(central.offset, directory.start))
    const local = await readLocalRecord(stream)
    const known = ['checksum', 'compressedBytes', 'sizeInBytes'] as const
    // A writer that streams leaves 0 for what it will only know, and repeat, behind the data.
    const isLater = (value: number) => hasDescriptor(central) && value === 0
    const agrees =
      local.name.equals(central.name) &&
      local.flags === central.flags &&
      local.deflated === central.deflated &&
      known.every((field) => local[field] === central[field] || isLater(local[field]))
    if (!agrees)
      refuse(
        'zip.differential',
        'A file and the central directory of the zip contradict each other.'
      )
    return local
  }

  /** The bytes of one file, verified against its record once they have all been read. */
  async *#content(record: CentralRecord, start: number, end: number): AsyncGenerator<Uint8Array> {
    this.#budget.beginFile(record.sizeInBytes)
    const deflate = new DeflateStream()
    let length = 0
    let checksum = 0
    try {
      for await (const chunk of this.#unpacked(record, deflate, start, end)) {
        length += chunk.length
        this.#budget.countFile(chunk.length)
        this.#budget.countUnpacked(chunk.length)
        if (length > record.sizeInBytes) wrongSize()
        checksum = crc32(chunk, checksum)
        yield chunk
      }
    } catch (error) {
      if (!(error instanceof DeflateError)) throw error
      refuse('zip.malformed', 'The compressed data of a file of the zip is corrupt.')
    }
    if (length !== record.sizeInBytes) wrongSize()
    if (record.deflated && deflate.consumedBytes !== record.compressedBytes)
      refuse('zip.differential', 'Bytes hide behind the compressed data of a file of the zip.')
    if (checksum !== record.checksum)
      refuse('zip.malformed', 'A file of the zip does not match its checksum.')
  }

  async *#unpacked(
    { deflated }: CentralRecord,
    deflate: DeflateStream,
    start: number,
    end: number
  ) {
    if (!deflated) return yield* this.#bytes.stream(start, end)
    const small = end - start <= CHUNK_BYTES ? await this.#bytes.read(start, end - start) : null
    const inflated = small && deflate.inflateSmall(small)
    if (inflated) yield inflated
    else yield* deflate.inflate(this.#bytes.stream(start, end))
  }
}

function wrongSize(): never {
  return refuse('zip.differential', 'A file of the zip does not have the size it declares.')
}
