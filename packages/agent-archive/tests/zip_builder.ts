import { crc32, deflateRawSync } from 'node:zlib'
import { little } from './little_endian.ts'

/** The numbers a local or central record states; the truth unless overridden. */
type Stated = {
  /** The version of the reader that is needed. */
  needed: number
  flags: number
  method: number
  checksum: number
  compressed: number
  size: number
  name: Uint8Array
  extra: Uint8Array
}
type CentralStated = Stated & { offset: number; comment: string; disk: number }

/** A member of a zip as it is to be written, right or wrong. */
export type ZipMember = {
  name: string | Uint8Array
  content?: string | Uint8Array
  stored?: boolean
  flags?: number
  /** Mode of stat(2) with its type bits; 0 writes none. */
  mode?: number
  dosAttributes?: number
  descriptor?: 'signed' | 'unsigned' | 'long' | Buffer
  local?: Partial<Stated>
  central?: Partial<CentralStated>
  /** Replaces the compressed data; checksum and size stay those of the content. */
  data?: Buffer
}

/** What else a zip is made of. */
export type ZipShape = {
  prefix?: Buffer
  /** Between the last member and the central directory. */
  gap?: Buffer
  comment?: string | Buffer
  zip64?: boolean
  end?: Partial<Record<EndField, number>>
  suffix?: Buffer
  end64?: (record: Buffer, locator: Buffer) => Buffer[]
}
type EndField = 'disk' | 'startDisk' | 'diskCount' | 'count' | 'size' | 'offset'

const UTF8_FLAG = 0x0800
const DESCRIPTOR_FLAG = 0x0008

export function zip(members: ZipMember[], shape: ZipShape = {}): Buffer {
  const files: Buffer[] = [shape.prefix ?? Buffer.alloc(0)]
  const central: Buffer[] = []
  let offset = files[0]!.length
  for (const member of members) {
    const file = fileBytes(member)
    central.push(centralRecord(member, offset))
    files.push(file)
    offset += file.length
  }
  const gap = shape.gap ?? Buffer.alloc(0)
  const directory = Buffer.concat(central)
  const start = offset + gap.length
  return Buffer.concat([
    ...files,
    gap,
    directory,
    ...endRecords(members.length, start, directory.length, shape),
    shape.suffix ?? Buffer.alloc(0),
  ])
}

/** An extra field, APPNOTE.TXT 4.5.1. */
export const extraField = (id: number, data: Uint8Array) =>
  Buffer.concat([little(2, id), little(2, data.length), data])

/** A zip64 extra field with these numbers. */
export const zip64Field = (...values: number[]) =>
  extraField(1, Buffer.concat(values.map((value) => little(8, value))))

export function fileBytes(member: ZipMember): Buffer {
  const truth = truthAbout(member)
  const later = member.descriptor ? { checksum: 0, compressed: 0, size: 0 } : {}
  const stated: Stated = { ...truth, ...later, ...member.local }
  return Buffer.concat([
    little(4, 0x04034b50),
    shared(stated),
    little(2, stated.name.length),
    little(2, stated.extra.length),
    stated.name,
    stated.extra,
    truth.data,
    descriptorOf(member, truth),
  ])
}

function centralRecord(member: ZipMember, offset: number): Buffer {
  const stated: CentralStated = {
    ...truthAbout(member),
    offset,
    comment: '',
    disk: 0,
    ...member.central,
  }
  const attributes = ((member.mode ?? 0o100644) << 16) | (member.dosAttributes ?? 0)
  return Buffer.concat([
    little(4, 0x02014b50),
    little(2, 0x0314),
    shared(stated),
    little(2, stated.name.length),
    little(2, stated.extra.length),
    little(2, stated.comment.length),
    little(2, stated.disk),
    little(2, 0),
    little(4, attributes >>> 0),
    little(4, stated.offset),
    stated.name,
    stated.extra,
    Buffer.from(stated.comment),
  ])
}

function shared({ needed, flags, method, checksum, compressed, size }: Stated): Buffer {
  return Buffer.concat([
    little(2, needed),
    little(2, flags),
    little(2, method),
    little(4, 0x5a215a21),
    little(4, checksum),
    little(4, compressed),
    little(4, size),
  ])
}

function truthAbout({ name, content = '', stored, flags, descriptor, data }: ZipMember) {
  const bytes = Buffer.from(content as string)
  const packed = data ?? (stored ? bytes : deflateRawSync(bytes))
  return {
    needed: 20,
    flags: flags ?? UTF8_FLAG | (descriptor ? DESCRIPTOR_FLAG : 0),
    method: stored ? 0 : 8,
    checksum: crc32(bytes),
    compressed: packed.length,
    size: bytes.length,
    name: Buffer.from(name as string),
    extra: Buffer.alloc(0),
    data: packed,
  }
}

function descriptorOf({ descriptor }: ZipMember, truth: Stated): Buffer {
  if (!descriptor) return Buffer.alloc(0)
  if (Buffer.isBuffer(descriptor)) return descriptor
  const bytes = descriptor === 'long' ? 8 : 4
  const values = [
    little(4, truth.checksum),
    little(bytes, truth.compressed),
    little(bytes, truth.size),
  ]
  return Buffer.concat(descriptor === 'unsigned' ? values : [little(4, 0x08074b50), ...values])
}

function endRecords(count: number, start: number, size: number, shape: ZipShape): Buffer[] {
  const full = shape.zip64 === true
  const end = {
    disk: 0,
    startDisk: 0,
    diskCount: full ? 0xffff : count,
    count: full ? 0xffff : count,
    size: full ? 0xffffffff : size,
    offset: full ? 0xffffffff : start,
    ...shape.end,
  }
  const comment = Buffer.from((shape.comment ?? '') as string)
  const record = Buffer.concat([
    little(4, 0x06054b50),
    ...[end.disk, end.startDisk, end.diskCount, end.count].map((value) => little(2, value)),
    little(4, end.size),
    little(4, end.offset),
    little(2, comment.length),
    comment,
  ])
  return full ? [...end64Records(count, start, size, shape), record] : [record]
}

function end64Records(count: number, start: number, size: number, shape: ZipShape): Buffer[] {
  const record = Buffer.concat([
    little(4, 0x06064b50),
    little(8, 44),
    little(2, 45),
    little(2, 45),
    little(4, 0),
    little(4, 0),
    ...[count, count, size, start].map((value) => little(8, value)),
  ])
  const locator = Buffer.concat([
    little(4, 0x07064b50),
    little(4, 0),
    little(8, start + size),
    little(4, 1),
  ])
  return shape.end64 ? shape.end64(record, locator) : [record, locator]
}
