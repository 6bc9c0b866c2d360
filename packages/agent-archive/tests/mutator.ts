/** Bytes that mean something to one reader or another: ends, slashes, digits, types, signs. */
const TELLING = [0, 1, 8, 0x0a, 0x20, 0x2d, 0x2e, 0x2f, 0x30, 0x31, 0x35, 0x37, 0x3d]
TELLING.push(0x41, 0x4c, 0x53, 0x5c, 0x67, 0x78, 0x7f, 0x80, 0xff)
const BLOCK = 512
/** Where a tar header's fields begin, and where some readers look for fields of their own. */
const FIELDS = [0, 1, 2, 99, 100, 108, 116, 124, 125, 135, 136, 147, 148, 154, 155, 156, 156, 156]
FIELDS.push(157, 257, 262, 263, 265, 329, 337, 345, 346, 475, 476, 482, 499, 500, 508, 511)
const RECORDS = ['PK\x03\x04', 'PK\x01\x02', 'PK\x05\x06', 'PK\x06\x06', 'PK\x06\x07', 'PK\x07\x08']
const RECORD_BYTES = 64

/** Damages archives where it hurts; the same seed does the same damage. */
export class Mutator {
  #state: number

  constructor(seed: number) {
    this.#state = seed
  }

  /** A tar with a few changes, most of them in its headers, whose checksums fit again. */
  tar(bytes: Buffer): Buffer {
    const hot = headersIn(bytes).flatMap((start) => [
      ...FIELDS.map((field) => start + field),
      ...Array.from({ length: 24 }, (_, at) => start + BLOCK + at),
    ])
    const changed = this.#damaged(bytes, hot, BLOCK)
    return this.below(10) === 0 ? changed : withChecksums(changed)
  }

  /** A zip with a few changes, most of them in its records. */
  zip(bytes: Buffer): Buffer {
    const hot = RECORDS.flatMap((signature) => {
      const found = []
      for (let at = bytes.indexOf(signature, 0, 'latin1'); at !== -1;) {
        for (let byte = 0; byte < RECORD_BYTES; byte++) found.push(at + byte)
        at = bytes.indexOf(signature, at + 1, 'latin1')
      }
      return found
    })
    return this.#damaged(bytes, hot, 1)
  }

  /** A whole number from 0 to `limit` - 1: mulberry32. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }

  pick<Any>(from: Any[]): Any {
    return from[this.below(from.length)]!
  }

  #damaged(bytes: Buffer, hot: number[], unit: number): Buffer {
    let now: Buffer = Buffer.from(bytes)
    for (let left = this.pick([1, 1, 1, 2, 3]); left > 0; left--) {
      const at = this.below(8) === 0 ? this.below(now.length) : this.pick(hot)
      if (at >= now.length) continue
      const kind = this.below(20)
      if (kind < 9) now[at] = this.pick(TELLING)
      else if (kind < 12) now[at]! ^= 1 << this.below(8)
      else if (kind < 14) now[at] = this.below(256)
      else if (kind < 17) now.subarray(at, at + this.pick([2, 4, 8])).fill(this.pick(TELLING))
      else now = this.#rearranged(now, unit)
    }
    return now
  }

  /** Some units cut out, or written again where others were or between them. */
  #rearranged(bytes: Buffer, unit: number): Buffer {
    const units = Math.floor(bytes.length / unit)
    const [from, to] = [this.below(units) * unit, this.below(units) * unit]
    const length = unit * this.pick(unit === 1 ? [1, 2, 4, 22, 46] : [1, 1, 2])
    const moved = bytes.subarray(from, from + length)
    const behind = to + this.pick([0, length])
    return Buffer.concat([
      bytes.subarray(0, to),
      this.pick([moved, Buffer.alloc(0)]),
      bytes.subarray(behind),
    ])
  }
}

function headersIn(bytes: Buffer): number[] {
  const starts = []
  for (let start = 0; start + BLOCK <= bytes.length; start += BLOCK) {
    const ending = bytes.toString('latin1', start + 154, start + 156)
    if (bytes.toString('latin1', start + 257, start + 262) === 'ustar' || ending === '\0 ')
      starts.push(start)
  }
  return starts
}

function withChecksums(bytes: Buffer): Buffer {
  const now = Buffer.from(bytes)
  for (const start of headersIn(now)) {
    const block = now.subarray(start, start + BLOCK).fill(' ', 148, 156)
    const sum = block.reduce((total, byte) => total + byte, 0)
    block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  }
  return now
}
