import type { ArchiveEntry } from './archive_entry.ts'
import type { Budget } from './budget.ts'
import { drain, type ByteStream } from './byte_stream.ts'
import { ExtendedHeaders } from './extended_headers.ts'
import type { ArchivePolicy } from './policy.ts'
import { refuse } from './refusal.ts'
import { BLOCK_BYTES, isRegular, parseTarHeader, type TarHeader } from './tar_header.ts'

const EXECUTABLE = 0o111
const ALL_PERMISSIONS = 0o777
const SPECIAL_BITS = 0o7000

/** A tar stream from its first header to the last zero behind its end blocks. */
export class TarArchive {
  readonly #stream: ByteStream
  readonly #policy: ArchivePolicy
  readonly #budget: Budget

  constructor(stream: ByteStream, policy: ArchivePolicy, budget: Budget) {
    this.#stream = stream
    this.#policy = policy
    this.#budget = budget
  }

  /** Yields files and folders; refuses with tar.*, entry.* and limit.* codes. */
  async *entries(): AsyncGenerator<ArchiveEntry> {
    const extended = new ExtendedHeaders()
    for (;;) {
      const block = await this.#block()
      if (isZero(block)) break
      const header = parseTarHeader(block)
      verifyType(header)

      if (ExtendedHeaders.isExtended(header.type)) {
        this.#budget.countExtendedHeader()
        extended.add(header.type, await this.#metadata(header))
        continue
      }
      this.#budget.countEntry()
      const rawPath = extended.takePath(header)
      const kind = kindOf(header, rawPath)
      verifyMode(header, kind)
      const content = new TarContent(this.#stream, header.sizeInBytes, this.#budget)
      yield { rawPath, kind, executable: (header.mode & EXECUTABLE) !== 0, content }
      await drain(content)
      await this.#padding(header.sizeInBytes)
    }
    extended.verifyNonePending()
    await this.#end()
  }

  /** The data of a pax header or long name, small enough to be held in memory. */
  async #metadata({ sizeInBytes }: TarHeader): Promise<Buffer> {
    const { maxPaxBytes } = this.#policy
    if (sizeInBytes > maxPaxBytes)
      refuse('limit.pax', `An extended tar header is larger than ${maxPaxBytes} bytes.`)
    const data = await this.#stream.exactly(sizeInBytes)
    this.#budget.countUnpacked(data.length)
    if (data.length < sizeInBytes) cutShort()
    await this.#padding(sizeInBytes)
    return data
  }

  async #padding(sizeInBytes: number): Promise<void> {
    const length = (BLOCK_BYTES - (sizeInBytes % BLOCK_BYTES)) % BLOCK_BYTES
    const padding = await this.#stream.exactly(length)
    this.#budget.countUnpacked(padding.length)
    if (padding.length < length) cutShort()
    if (!isZero(padding))
      refuse('tar.malformed', 'Bytes hide in the padding behind a file of the tar.')
  }

  async #block(): Promise<Buffer> {
    const block = await this.#stream.exactly(BLOCK_BYTES)
    this.#budget.countUnpacked(block.length)
    if (block.length < BLOCK_BYTES)
      refuse('tar.truncated', 'The tar ends without its two end-of-archive blocks.')
    return block
  }

  /** The second end block, then nothing but zeros: tapes are padded, archives are not joined. */
  async #end(): Promise<void> {
    if (!isZero(await this.#block())) trailing()
    for (;;) {
      const padding = await this.#stream.some(BLOCK_BYTES * 128)
      if (!padding) return
      this.#budget.countUnpacked(padding.length)
      if (!isZero(padding)) trailing()
    }
  }
}

/** The bytes of one member; iterating again goes on where the last reader stopped. */
class TarContent implements AsyncIterable<Uint8Array> {
  #left: number
  readonly #stream: ByteStream
  readonly #budget: Budget

  constructor(stream: ByteStream, sizeInBytes: number, budget: Budget) {
    this.#stream = stream
    this.#left = sizeInBytes
    this.#budget = budget
    budget.beginFile(sizeInBytes)
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    while (this.#left > 0) {
      const chunk = await this.#stream.some(this.#left)
      if (!chunk) cutShort()
      this.#left -= chunk.length
      this.#budget.countFile(chunk.length)
      this.#budget.countUnpacked(chunk.length)
      yield chunk
    }
  }
}

function verifyType({ type, namesLink }: TarHeader): void {
  if (type !== '5' && !isRegular(type) && !ExtendedHeaders.isExtended(type))
    refuse('entry.type', `The tar holds ${TYPES[type] ?? 'an unknown type'}.`)
  if (namesLink)
    refuse(
      'tar.malformed',
      'A file in the tar has the target of a link; some readers make it a link, some skip it.'
    )
}

function kindOf(header: TarHeader, rawPath: Buffer): ArchiveEntry['kind'] {
  const { type, sizeInBytes, dialect } = header
  if (type === '5') {
    if (sizeInBytes !== 0)
      refuse('tar.malformed', 'A folder in the tar declares content; readers disagree about it.')
    return 'directory'
  }
  const isNamedFolder = endsInSlash(rawPath)
  // Python goes by the name in the header block, whatever an extended header says.
  const isDisputed = type === '\0' && endsInSlash(header.name) !== isNamedFolder
  if (!isNamedFolder && !isDisputed) return 'file'
  // Before POSIX a folder was a regular file whose name ends in a slash.
  if (!isDisputed && type === '\0' && dialect === 'v7' && sizeInBytes === 0) return 'directory'
  return refuse(
    'entry.type',
    'A file in the tar is named like a folder; readers disagree about it.'
  )
}

function verifyMode({ mode }: TarHeader, kind: ArchiveEntry['kind']): void {
  if (mode & SPECIAL_BITS)
    refuse('entry.mode', 'A file in the tar has the setuid, setgid or sticky bit.')
  // Some writers leave the file type of stat(2) in the mode.
  const type = mode & ~ALL_PERMISSIONS
  if (type !== 0 && type !== (kind === 'directory' ? 0o040000 : 0o100000))
    refuse('entry.mode', 'A file in the tar has a mode that does not fit its type.')
}

const TYPES: Record<string, string> = {
  '1': 'a hard link',
  '2': 'a symbolic link',
  '3': 'a character device',
  '4': 'a block device',
  '6': 'a named pipe',
  '7': 'a contiguous file',
  'D': 'a GNU dump folder',
  'K': 'a link with a long target',
  'M': 'the continuation of another volume',
  'S': 'a sparse file',
  'V': 'a volume label',
}

function endsInSlash(name: Buffer): boolean {
  return name.at(-1) === 0x2f
}

function isZero(bytes: Uint8Array): boolean {
  for (let index = 0; index < bytes.length; index++) if (bytes[index] !== 0) return false
  return true
}

function cutShort(): never {
  return refuse('tar.malformed', 'The tar declares a file that is longer than the tar itself.')
}

function trailing(): never {
  return refuse('tar.trailing', 'Data follows the end of the tar; some readers would read on.')
}
