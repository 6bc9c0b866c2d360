import type { ArchiveBytes } from './archive_bytes.ts'
import { refuse } from './refusal.ts'
import { number64 } from './zip_end.ts'
import { hasDescriptor, type CentralRecord, type LocalRecord } from './zip_records.ts'

// APPNOTE.TXT 4.3.9.
const SIGNATURE = 0x08074b50
const SHORT_BYTES = 16
const LONG_BYTES = 24

/**
 * The length in bytes of the data descriptor at this position, 0 if there is to be none. Streaming
 * writers need one; it must be signed (without its signature its length is a guess), follow
 * deflated data or none (stored data has no end of its own), and repeat the central record.
 */
export async function readDescriptor(
  bytes: ArchiveBytes,
  position: number,
  central: CentralRecord,
  local: LocalRecord
): Promise<number> {
  if (!hasDescriptor(central)) return 0
  if (!central.deflated && central.sizeInBytes > 0)
    refuse('zip.differential', 'An uncompressed file of the zip has its size behind the data.')
  const zip64 = local.zip64 || central.zip64
  const length = zip64 ? LONG_BYTES : SHORT_BYTES
  const descriptor = await bytes.read(position, length)
  const agrees =
    descriptor.length === length &&
    descriptor.readUInt32LE(0) === SIGNATURE &&
    descriptor.readUInt32LE(4) === central.checksum &&
    size(descriptor, 8, zip64) === central.compressedBytes &&
    size(descriptor, zip64 ? 16 : 12, zip64) === central.sizeInBytes
  if (!agrees)
    refuse('zip.differential', 'A data descriptor of the zip contradicts the central directory.')
  return length
}

function size(descriptor: Buffer, offset: number, zip64: boolean): number {
  return zip64 ? number64(descriptor, offset) : descriptor.readUInt32LE(offset)
}
