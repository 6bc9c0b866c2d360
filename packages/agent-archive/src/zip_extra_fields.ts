import { crc32 } from 'node:zlib'
import { refuse } from './refusal.ts'
import { number64 } from './zip_end.ts'

// APPNOTE.TXT 4.5.2 and 4.6.9.
const ZIP64 = 0x0001
const UNICODE_COMMENT = 0x6375
const UNICODE_PATH = 0x7075
const ENCRYPTION = [0x0017, 0x9901]
/** Info-ZIP's experiment: a local copy of the attributes, by which bsdtar makes a link of a file. */
const LOCAL_ATTRIBUTES = 0x6c78
const TWICE_IS_AMBIGUOUS = [ZIP64, UNICODE_COMMENT, UNICODE_PATH]

/** The extra fields of one record, by header id. */
export type ExtraFields = Map<number, Buffer>

/** Splits the extra fields; refuses broken lengths and fields that must not occur twice. */
export function parseExtraFields(data: Buffer): ExtraFields {
  const fields: ExtraFields = new Map()
  for (let start = 0; start < data.length;) {
    if (start + 4 > data.length) differential('An extra field of the zip is malformed.')
    const id = data.readUInt16LE(start)
    const end = start + 4 + data.readUInt16LE(start + 2)
    if (end > data.length) differential('An extra field of the zip is malformed.')
    if (ENCRYPTION.includes(id)) refuse('zip.encrypted', 'A file of the zip is encrypted.')
    if (id === LOCAL_ATTRIBUTES) differential('A file of the zip has its attributes twice.')
    if (fields.has(id) && TWICE_IS_AMBIGUOUS.includes(id))
      differential('An extra field of the zip occurs twice.')
    fields.set(id, data.subarray(start + 4, end))
    start = end
  }
  return fields
}

/**
 * Replaces the 32-bit numbers that are full by their zip64 values, in the order they are given.
 * The field must hold these values and no others; `spare` names another length that is legal.
 */
export function resolveZip64(fields: ExtraFields, values: number[], spare?: number): number[] {
  const field = fields.get(ZIP64)
  const full = values.filter((value) => value === 0xffffffff).length
  if (!field) {
    if (full > 0) differential('A size in the zip is left to a zip64 field that is missing.')
    return values
  }
  if (field.length === spare) return resolveAll(field, values)
  if (field.length !== full * 8) differential('A zip64 field of the zip has the wrong length.')
  let offset = 0
  return values.map((value) => {
    if (value !== 0xffffffff) return value
    offset += 8
    return number64(field, offset - 8)
  })
}

/** A field that repeats every value, needed or not: where both forms are given, they must agree. */
function resolveAll(field: Buffer, values: number[]): number[] {
  return values.map((value, index) => {
    const value64 = number64(field, index * 8)
    if (value !== 0xffffffff && value !== value64)
      differential('A zip64 field of the zip contradicts its record.')
    return value64
  })
}

/** Info-ZIP's second spelling of the name must be the name itself. */
export function verifyUnicodePath(fields: ExtraFields, name: Buffer): void {
  const field = fields.get(UNICODE_PATH)
  if (!field) return
  const agrees =
    field.length >= 5 &&
    field[0] === 1 &&
    field.readUInt32LE(1) === crc32(name) &&
    field.subarray(5).equals(name)
  if (!agrees) differential('A file of the zip has two different names.')
}

export function hasZip64(fields: ExtraFields): boolean {
  return fields.has(ZIP64)
}

function differential(message: string): never {
  return refuse('zip.differential', message)
}
