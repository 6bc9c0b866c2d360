import type { ByteStream } from './byte_stream.ts'
import { refuse } from './refusal.ts'
import {
  hasZip64,
  parseExtraFields,
  resolveZip64,
  verifyUnicodePath,
  type ExtraFields,
} from './zip_extra_fields.ts'

// APPNOTE.TXT 4.3.7 and 4.3.12.
const LOCAL = 0x04034b50
const LOCAL_BYTES = 30
const CENTRAL = 0x02014b50
const CENTRAL_BYTES = 46

/** What compression and zip64 need; unzip skips, and Python refuses, files that need more than it knows. */
const NEWEST_VERSION = 45
const STORED = 0
const DEFLATED = 8

// APPNOTE.TXT 4.4.4.
const ENCRYPTED = 0x0001 | 0x0040 | 0x2000
const LEVEL = 0x0006
const DESCRIPTOR = 0x0008
const UTF8 = 0x0800
const KNOWN = LEVEL | DESCRIPTOR | UTF8

/** What a record says about one file of a zip. Sizes and offsets are bytes. */
export type ZipRecord = {
  name: Buffer
  flags: number
  deflated: boolean
  checksum: number
  compressedBytes: number
  sizeInBytes: number
  /** Whether the sizes are, or may be, 64-bit numbers. */
  zip64: boolean
}
export type CentralRecord = ZipRecord & { offset: number; attributes: number }
export type LocalRecord = ZipRecord & { lengthInBytes: number }

/** True when checksum and sizes are repeated behind the data. */
export function hasDescriptor({ flags }: ZipRecord): boolean {
  return (flags & DESCRIPTOR) !== 0
}

/** Reads the next record of the central directory. */
export async function readCentralRecord(stream: ByteStream): Promise<CentralRecord> {
  const fixed = await exactly(stream, CENTRAL_BYTES)
  if (fixed.readUInt32LE(0) !== CENTRAL) unknownRecord()
  const name = await exactly(stream, fixed.readUInt16LE(28))
  const fields = parseExtraFields(await exactly(stream, fixed.readUInt16LE(30)))
  if (fixed.readUInt16LE(32) !== 0)
    refuse('zip.differential', 'A file of the zip carries a comment.')
  if (fixed.readUInt16LE(34) !== 0)
    refuse('zip.differential', 'The zip says that it spans several disks.')

  const record = description(fixed, 8, name, fields)
  const [sizeInBytes, compressedBytes, offset] = resolveZip64(fields, [
    record.sizeInBytes,
    record.compressedBytes,
    fixed.readUInt32LE(42),
  ]) as [number, number, number]
  return { ...record, sizeInBytes, compressedBytes, offset, attributes: fixed.readUInt32LE(38) }
}

/** Reads the record in front of a file's data. */
export async function readLocalRecord(stream: ByteStream): Promise<LocalRecord> {
  const fixed = await exactly(stream, LOCAL_BYTES)
  if (fixed.readUInt32LE(0) !== LOCAL) unknownRecord()
  const name = await exactly(stream, fixed.readUInt16LE(26))
  const extra = await exactly(stream, fixed.readUInt16LE(28))
  const fields = parseExtraFields(extra)

  const record = description(fixed, 6, name, fields)
  const [sizeInBytes, compressedBytes] = resolveZip64(
    fields,
    [record.sizeInBytes, record.compressedBytes],
    16
  ) as [number, number]
  const lengthInBytes = LOCAL_BYTES + name.length + extra.length
  return { ...record, sizeInBytes, compressedBytes, lengthInBytes }
}

/** The part that both kinds of record share, starting with the flags at this offset. */
function description(fixed: Buffer, at: number, name: Buffer, fields: ExtraFields): ZipRecord {
  if (fixed.readUInt16LE(at - 2) > NEWEST_VERSION)
    refuse('zip.differential', 'A file of the zip asks for a newer reader than its content needs.')
  const flags = fixed.readUInt16LE(at)
  const method = fixed.readUInt16LE(at + 2)
  if (flags & ENCRYPTED) refuse('zip.encrypted', 'A file of the zip is encrypted.')
  if (flags & ~KNOWN) refuse('zip.malformed', 'A file of the zip sets unknown flags.')
  if (method !== STORED && method !== DEFLATED)
    refuse('zip.method', 'A file of the zip is compressed in a way few readers know.')
  if (!(flags & UTF8) && name.some((byte) => byte >= 0x80))
    refuse('path.utf8', 'A name in the zip is not marked as UTF-8; readers would guess.')
  verifyUnicodePath(fields, name)
  return {
    name,
    flags: flags & ~LEVEL,
    deflated: method === DEFLATED,
    checksum: fixed.readUInt32LE(at + 8),
    compressedBytes: fixed.readUInt32LE(at + 12),
    sizeInBytes: fixed.readUInt32LE(at + 16),
    zip64: hasZip64(fields),
  }
}

async function exactly(stream: ByteStream, length: number): Promise<Buffer> {
  const bytes = await stream.exactly(length)
  if (bytes.length < length) refuse('zip.differential', 'A record of the zip is cut short.')
  return bytes
}

function unknownRecord(): never {
  return refuse('zip.differential', 'The zip holds something other than the record expected there.')
}
