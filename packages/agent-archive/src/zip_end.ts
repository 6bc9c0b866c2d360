import type { ArchiveBytes } from './archive_bytes.ts'
import { refuse } from './refusal.ts'

// APPNOTE.TXT 4.3.14 to 4.3.16.
const END = Buffer.from('PK\x05\x06', 'latin1')
const END_BYTES = 22
const LOCATOR = 0x07064b50
const LOCATOR_BYTES = 20
const END64 = 0x06064b50
const END64_BYTES = 56
const LONGEST_COMMENT_BYTES = 0xffff

/** Where the central directory is, in bytes from the start of the file, and what it holds. */
export type ZipDirectory = { start: number; end: number; count: number }

/**
 * Finds the end records of a zip that begins at byte 0 and ends with the file. Every number that
 * is written twice must agree, and the end records must follow the central directory directly.
 */
export async function readZipEnd(bytes: ArchiveBytes): Promise<ZipDirectory> {
  const end = await locateEnd(bytes)
  await verifyStart(bytes)
  const record = await bytes.read(end, END_BYTES)
  const disks = [record.readUInt16LE(4), record.readUInt16LE(6)]
  const counts = [record.readUInt16LE(8), record.readUInt16LE(10)]
  const size = record.readUInt32LE(12)
  const start = record.readUInt32LE(16)

  const end64 = await readEnd64(bytes, end)
  const directory = end64 ?? { count: counts[0]!, start, end: start + size }
  const agrees =
    disks.every((disk) => disk === 0 || (end64 && disk === 0xffff)) &&
    counts.every((count) => count === directory.count || (end64 && count === 0xffff)) &&
    (size === directory.end - directory.start || (end64 && size === 0xffffffff)) &&
    (start === directory.start || (end64 && start === 0xffffffff))
  if (!agrees) differential('The end records of the zip contradict each other.')
  if (directory.end !== (end64 ? end - LOCATOR_BYTES - END64_BYTES : end))
    differential('The central directory of the zip is not where, or as long as, its end says.')
  return directory
}

/** The offset of the one end record whose comment reaches exactly to the end of the file. */
async function locateEnd(bytes: ArchiveBytes): Promise<number> {
  const tailStart = Math.max(0, bytes.sizeInBytes - END_BYTES - LONGEST_COMMENT_BYTES)
  const tail = await bytes.read(tailStart, bytes.sizeInBytes)
  const ends: number[] = []
  let last: { offset: number; end: number } | undefined
  for (let at = tail.indexOf(END); at !== -1; at = tail.indexOf(END, at + 1)) {
    if (at + END_BYTES > tail.length) continue
    const end = at + END_BYTES + tail.readUInt16LE(at + 20)
    if (end === tail.length) ends.push(tailStart + at)
    last = { offset: tailStart + at, end }
  }
  if (!last) {
    const start = await bytes.read(0, 2)
    if (start.toString('latin1') === 'PK')
      refuse('zip.malformed', 'The zip has no end record: it is incomplete.')
    refuse('format', 'This is not a zip.')
  }
  if (ends.length === 0 && last.end < tail.length)
    refuse('zip.trailing', 'Bytes follow the end of the zip.')
  if (ends.length === 0) refuse('zip.malformed', 'The zip ends inside its own comment.')
  // Also one without room for a record: Python takes the last signature, whole or not.
  if (tailStart + tail.lastIndexOf(END) !== ends[0])
    differential('The comment of the zip looks like the end of another zip.')
  return ends[0]!
}

async function verifyStart(bytes: ArchiveBytes): Promise<void> {
  const signature = await bytes.read(0, 4)
  if (!['PK\x03\x04', 'PK\x05\x06', 'PK\x06\x06'].includes(signature.toString('latin1')))
    refuse('zip.prefix', 'Bytes stand before the first file of the zip.')
}

/** The zip64 end record, when its locator stands before the end record. */
async function readEnd64(bytes: ArchiveBytes, end: number): Promise<ZipDirectory | null> {
  if (end < LOCATOR_BYTES) return null
  const locator = await bytes.read(end - LOCATOR_BYTES, LOCATOR_BYTES)
  if (locator.readUInt32LE(0) !== LOCATOR) return null

  const start = end - LOCATOR_BYTES - END64_BYTES
  if (start < 0) differential('The zip64 locator of the zip points nowhere.')
  const record = await bytes.read(start, END64_BYTES)
  const agrees =
    record.readUInt32LE(0) === END64 &&
    number64(record, 4) === END64_BYTES - 12 &&
    record.readUInt32LE(16) === 0 &&
    record.readUInt32LE(20) === 0 &&
    number64(record, 24) === number64(record, 32) &&
    locator.readUInt32LE(4) === 0 &&
    number64(locator, 8) === start &&
    locator.readUInt32LE(16) === 1
  if (!agrees) differential('The zip64 end records of the zip contradict each other.')
  const directoryStart = number64(record, 48)
  return {
    count: number64(record, 32),
    start: directoryStart,
    end: directoryStart + number64(record, 40),
  }
}

/** An unsigned 64-bit number; what is beyond exact arithmetic becomes infinite and fits nowhere. */
export function number64(bytes: Buffer, offset: number): number {
  const value = bytes.readBigUInt64LE(offset)
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? Infinity : Number(value)
}

function differential(message: string): never {
  return refuse('zip.differential', message)
}
