import { printable, refuse } from './refusal.ts'

/** The keys and raw values of one pax extended header. */
export type PaxRecords = Map<string, Buffer>

/** Attributes that leave name, type and size of the member alone (POSIX.1-2001, "pax Header"). */
const ATTRIBUTES = ['atime', 'comment', 'ctime', 'gid', 'gname', 'mtime', 'uid', 'uname']
const MEANINGFUL = ['path', 'size']
const TIME = /^-?[0-9]{1,15}(\.[0-9]*)?$/
const ID = /^[0-9]{1,15}$/
/** What readers make numbers of, each in its own way where there is none. */
const NUMBERS: Record<string, RegExp> = { atime: TIME, ctime: TIME, gid: ID, mtime: TIME, uid: ID }
/** What a reader that takes records for lines would find a record in: node-tar is one. */
const INNER_RECORD = /\n\s*[+-]?[0-9]/
const VENDOR = /^[A-Z][A-Z0-9]*\.[\x21-\x3c\x3e-\x7e]+$/
/** Vendor keys that some readers let change what a member is or contains. */
const REINTERPRETS =
  /^(GNU\.|SUN\.|SCHILY\.(?!(dev|ino|nlink|fflags|xattr\..+|acl\..+)$)|LIBARCHIVE\.symlinktype$)/

/**
 * Splits a pax extended header into its records, `<length> <key>=<value>\n` each. Refuses with
 * tar.pax what is misspelt or said twice: some readers keep the first, some the last.
 */
export function parsePaxRecords(data: Buffer): PaxRecords {
  const records: PaxRecords = new Map()
  for (let start = 0; start < data.length;) {
    const space = data.indexOf(' ', start)
    const digits = data.toString('latin1', start, space === -1 ? start : space)
    if (!/^[1-9][0-9]{0,8}$/.test(digits)) malformed()
    const end = start + Number(digits)
    const equals = data.indexOf('=', space)
    if (end > data.length || data[end - 1] !== 0x0a || equals === -1 || equals >= end) malformed()

    const key = data.toString('utf8', space + 1, equals)
    if (!/^[\x21-\x3c\x3e-\x7e]+$/.test(key)) malformed()
    if (records.has(key)) refuse('tar.pax', `A pax header gives ${printable(key)} twice.`)
    const value = data.subarray(equals + 1, end - 1)
    if (INNER_RECORD.test(value.toString('utf8')))
      refuse('tar.pax', `A pax header hides another record in ${printable(key)}.`)
    records.set(key, value)
    start = end
  }
  return records
}

/** Refuses a global header that would say anything about the members behind it. */
export function verifyGlobalRecords(records: PaxRecords): void {
  for (const key of records.keys())
    if (key !== 'comment' && !isHarmlessVendorKey(key))
      refuse('tar.pax', `A global pax header sets ${printable(key)} for every later file.`)
}

/** Refuses keys that are unknown, or whose meaning readers do not share. */
export function verifyMemberRecords(records: PaxRecords, sizeInBytes: number): void {
  for (const key of records.keys())
    if (!MEANINGFUL.includes(key) && !ATTRIBUTES.includes(key) && !isHarmlessVendorKey(key))
      refuse(
        'tar.pax',
        `A pax header sets ${printable(key)}, which readers understand differently.`
      )

  for (const [key, form] of Object.entries(NUMBERS))
    if (!form.test(records.get(key)?.toString('latin1') ?? '0'))
      refuse('tar.pax', `A pax header sets ${key} to something that is no number.`)

  // node-tar makes a number of it, fails over that, and reads the content as headers.
  if (/^[0-9]+$/.test(records.get('path')?.toString('latin1') ?? ''))
    refuse('tar.pax', 'A pax header gives a name of digits alone, which some readers stumble over.')

  const size = records.get('size')?.toString('latin1')
  if (size === undefined) return
  if (!/^(0|[1-9][0-9]{0,15})$/.test(size) || Number(size) !== sizeInBytes)
    refuse(
      'tar.pax',
      'A pax header gives another size than the tar header; files can hide between.'
    )
}

function isHarmlessVendorKey(key: string): boolean {
  return VENDOR.test(key) && !REINTERPRETS.test(key)
}

function malformed(): never {
  return refuse('tar.pax', 'A pax header is malformed.')
}
