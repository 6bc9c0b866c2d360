import { crc32 } from 'node:zlib'
import type { ArchiveBytes } from './archive_bytes.ts'
import { DeflateError, DeflateStream } from './deflate_stream.ts'
import { refuse } from './refusal.ts'

// RFC 1952, section 2.3.
const FHCRC = 2
const FEXTRA = 4
const FNAME = 8
const FCOMMENT = 16
const RESERVED = 0xe0
const FIXED_HEADER_BYTES = 10
const TRAILER_BYTES = 8
/** Room for the largest extra field and for names no honest tool writes longer. */
const LONGEST_HEADER_BYTES = 128 * 1024

/**
 * The content of a file that is exactly one gzip member: header, checksum and length are verified
 * and no byte may follow. Refuses with gzip.malformed, gzip.truncated or gzip.trailing, the last
 * of these only after all content has been yielded.
 */
export async function* gunzip(bytes: ArchiveBytes): AsyncGenerator<Buffer> {
  const headerBytes = headerLength(await bytes.read(0, LONGEST_HEADER_BYTES))
  const deflate = new DeflateStream()
  let checksum = 0
  let length = 0
  try {
    for await (const chunk of deflate.inflate(bytes.stream(headerBytes))) {
      checksum = crc32(chunk, checksum)
      length += chunk.length
      yield chunk
    }
  } catch (error) {
    if (!(error instanceof DeflateError)) throw error
    if (error.reason === 'truncated') truncated()
    refuse('gzip.malformed', 'The compressed data is corrupt.')
  }

  const end = headerBytes + deflate.consumedBytes
  const trailer = await bytes.read(end, TRAILER_BYTES)
  if (trailer.length < TRAILER_BYTES) truncated()
  if (trailer.readUInt32LE(0) !== checksum)
    refuse('gzip.malformed', 'The content does not match its gzip checksum.')
  if (trailer.readUInt32LE(4) !== length % 2 ** 32)
    refuse('gzip.malformed', 'The content does not have the length that gzip recorded.')
  if (end + TRAILER_BYTES < bytes.sizeInBytes)
    refuse('gzip.trailing', await whatFollows(bytes, end + TRAILER_BYTES))
}

/** Measures and verifies the header at the start of these bytes. */
function headerLength(bytes: Buffer): number {
  if (bytes.length < FIXED_HEADER_BYTES) truncated()
  if (bytes[2] !== 8) refuse('gzip.malformed', 'The gzip header names an unknown method.')
  const flags = bytes[3]!
  if (flags & RESERVED) refuse('gzip.malformed', 'The gzip header sets reserved flags.')

  let end = FIXED_HEADER_BYTES
  if (flags & FEXTRA) {
    if (bytes.length < end + 2) truncated()
    end += 2 + bytes.readUInt16LE(end)
  }
  if (flags & FNAME) end = afterNul(bytes, end)
  if (flags & FCOMMENT) end = afterNul(bytes, end)
  if (flags & FHCRC) {
    if (bytes.length < end + 2) truncated()
    if (bytes.readUInt16LE(end) !== (crc32(bytes.subarray(0, end)) & 0xffff))
      refuse('gzip.malformed', 'The gzip header does not match its own checksum.')
    end += 2
  }
  if (bytes.length < end) truncated()
  return end
}

function afterNul(bytes: Buffer, start: number): number {
  const nul = bytes.indexOf(0, start)
  if (nul !== -1) return nul + 1
  if (bytes.length < LONGEST_HEADER_BYTES) truncated()
  return refuse('gzip.malformed', 'The gzip header holds a name that is far too long.')
}

async function whatFollows(bytes: ArchiveBytes, end: number): Promise<string> {
  const next = await bytes.read(end, 2)
  if (next[0] === 0x1f && next[1] === 0x8b)
    return 'A second gzip member follows the first; some readers would join them.'
  return 'Bytes follow the end of the gzip data.'
}

function truncated(): never {
  return refuse('gzip.truncated', 'The file ends before its gzip data does.')
}
