import { verifyStaysInside } from './entry_path.ts'
import {
  parsePaxRecords,
  verifyGlobalRecords,
  verifyMemberRecords,
  type PaxRecords,
} from './pax_records.ts'
import { refuse } from './refusal.ts'
import type { TarHeader } from './tar_header.ts'

/** The headers of a tar that speak about the member behind them: at most one for each member. */
export class ExtendedHeaders {
  #records: PaxRecords | null = null
  #longName: Buffer | null = null

  /** pax (x, g) and GNU long names (L); GNU long link targets (K) are no business of ours. */
  static isExtended(type: string): boolean {
    return type === 'x' || type === 'g' || type === 'L'
  }

  add(type: string, data: Buffer): void {
    // Not even a global one: some readers would apply the first header to the second.
    if (this.#records || this.#longName)
      refuse('tar.pax', 'Two extended headers compete for one file of the tar.')
    if (type === 'g') return verifyGlobalRecords(parsePaxRecords(data))
    if (type === 'x') this.#records = parsePaxRecords(data)
    else this.#longName = withoutTerminator(data)
  }

  /** The path of this member, wherever it is written; the headers are used up. */
  takePath(header: TarHeader): Buffer {
    const records = this.#records
    const longName = this.#longName
    this.#records = this.#longName = null
    if (records) verifyMemberRecords(records, header.sizeInBytes)
    const path = longName ?? records?.get('path') ?? header.name
    // Writers cut the name short in the header, and readers from before POSIX know no other.
    const isCutShort = path.subarray(0, header.name.length).equals(header.name)
    if (!isCutShort) verifyStaysInside(header.name.toString('utf8'))
    return path
  }

  verifyNonePending(): void {
    if (this.#records || this.#longName)
      refuse('tar.pax', 'The tar ends with an extended header that belongs to no file.')
  }
}

/** GNU tar counts the NUL at the end of a long name, others leave it out. */
function withoutTerminator(name: Buffer): Buffer {
  return name.at(-1) === 0 ? name.subarray(0, -1) : name
}
