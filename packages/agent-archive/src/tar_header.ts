import { refuse } from './refusal.ts'

export const BLOCK_BYTES = 512

/** One tar header block, field by field; `name` is still raw bytes. */
export type TarHeader = {
  name: Buffer
  mode: number
  sizeInBytes: number
  /** The type flag as a character; '\0' is how old tars write a regular file. */
  type: string
  /** Whether there is the target of a link, which nothing but a link should have. */
  namesLink: boolean
  /** How the header says it is written: with a path prefix (ustar), GNU's way, or before POSIX. */
  dialect: 'ustar' | 'gnu' | 'v7'
}

/** Owner, group, time and device: Python ends its reading at a header in which one of them is no number. */
const UNUSED_NUMBERS = [
  [108, 116],
  [116, 124],
  [136, 148],
  [329, 337],
  [337, 345],
] as const

/**
 * Reads a header block (POSIX.1-1988 ustar, GNU, v7). Everything two readers could understand
 * differently is refused with tar.malformed: checksums, numbers, prefixes where there are none.
 */
export function parseTarHeader(block: Buffer): TarHeader {
  verifyChecksum(block)
  const dialect = dialectOf(block)
  const prefix = block.subarray(345, 500)
  if (hasBytes(block.subarray(dialect === 'ustar' ? 500 : 345)))
    malformed('A tar header has a path prefix in a place where only some readers look for it.')
  for (const [start, end] of UNUSED_NUMBERS)
    number(block.subarray(start, end), { negative: true, empty: true })

  const directory = dialect === 'ustar' ? untilNul(prefix) : Buffer.alloc(0)
  const name = untilNul(block.subarray(0, 100))
  return {
    name: directory.length > 0 ? Buffer.concat([directory, Buffer.from('/'), name]) : name,
    mode: number(block.subarray(100, 108)),
    sizeInBytes: number(block.subarray(124, 136)),
    type: String.fromCharCode(block[156]!),
    namesLink: hasBytes(block.subarray(157, 257)),
    dialect,
  }
}

/** True when the type flag means a regular file. */
export function isRegular(type: string): boolean {
  return type === '0' || type === '\0'
}

function dialectOf(block: Buffer): TarHeader['dialect'] {
  const magic = block.toString('latin1', 257, 265)
  if (magic === 'ustar\x0000') return 'ustar'
  if (magic === 'ustar  \0') return 'gnu'
  if (magic === '\0'.repeat(8)) return 'v7'
  return malformed('A tar header is of an unknown kind.')
}

function verifyChecksum(block: Buffer): void {
  let sum = 8 * 0x20
  for (let index = 0; index < BLOCK_BYTES; index++)
    if (index < 148 || index >= 156) sum += block[index]!
  const field = block.subarray(148, 156)
  // node-tar reads on into the next field where this one has no end.
  const isClosed = /^ *[0-7]+[ \0]/.test(field.toString('latin1'))
  if (!isClosed || number(field) !== sum) malformed('A tar header does not match its checksum.')
}

/** A number in octal, or in GNU's base 256; where it may be empty, that counts as 0. */
function number(field: Buffer, { negative = false, empty = false } = {}): number {
  if (field[0]! & 0x80) return base256(field, negative)
  const text = field.toString('latin1')
  const digits = /^ *([0-7]*)[ \0]*$/.exec(text)?.[1]
  if (digits === undefined || (digits === '' && !empty))
    malformed('A tar header holds a number that is not octal.')
  return Number.parseInt(digits || '0', 8)
}

function base256(field: Buffer, negative: boolean): number {
  const isNegative = field[0] === 0xff && negative
  if (field[0] !== 0x80 && !isNegative)
    malformed('A tar header holds a negative or oversized number.')
  const digits = BigInt(`0x${field.subarray(1).toString('hex')}`)
  const value = isNegative ? digits - 256n ** BigInt(field.length - 1) : digits
  if (!Number.isSafeInteger(Number(value)))
    malformed('A tar header holds a negative or oversized number.')
  return Number(value)
}

/** The text before the first NUL; anything but NULs behind it would be a second, hidden name. */
function untilNul(field: Buffer): Buffer {
  const end = field.indexOf(0)
  if (end === -1) return field
  if (hasBytes(field.subarray(end)))
    refuse('path.name', 'A tar header hides bytes behind the end of a name.')
  return field.subarray(0, end)
}

function hasBytes(field: Buffer): boolean {
  return field.some((byte) => byte !== 0)
}

function malformed(message: string): never {
  return refuse('tar.malformed', message)
}
