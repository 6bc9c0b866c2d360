import type { ArchivePolicy } from './policy.ts'
import { refuse } from './refusal.ts'

/** Counts what an archive really unpacks to; what it declares is never believed. */
export class Budget {
  unpackedBytes = 0
  #entries = 0
  #extendedHeaders = 0
  #file = { declaredBytes: 0, readBytes: 0 }
  readonly #policy: ArchivePolicy
  readonly #uploadBytes: number

  constructor(policy: ArchivePolicy, uploadBytes: number) {
    this.#policy = policy
    this.#uploadBytes = uploadBytes
  }

  /** One more member. */
  countEntry(): void {
    const { maxEntries } = this.#policy
    if (++this.#entries > maxEntries)
      refuse('limit.entries', `The archive holds more than ${maxEntries} entries.`)
  }

  /** One more header that only says something about a member. */
  countExtendedHeader(): void {
    const { maxEntries } = this.#policy
    if (++this.#extendedHeaders > maxEntries)
      refuse('limit.entries', `The archive holds more than ${maxEntries} extended headers.`)
  }

  beginFile(declaredBytes: number): void {
    this.#file = { declaredBytes, readBytes: 0 }
  }

  /** Bytes of the present file. */
  countFile(bytes: number): void {
    this.#file.readBytes += bytes
    if (this.#file.readBytes > this.#policy.maxFileBytes) this.#refuseFile()
  }

  /** Bytes that came out of decompression, whatever they are. */
  countUnpacked(bytes: number): void {
    this.unpackedBytes += bytes
    const { maxUnpackedBytes, ratioLimit, ratioAppliesAboveUnpackedBytes } = this.#policy
    const tooMuch = this.unpackedBytes > maxUnpackedBytes
    const tooDense =
      this.unpackedBytes > ratioAppliesAboveUnpackedBytes &&
      this.unpackedBytes > ratioLimit * this.#uploadBytes
    if (!tooMuch && !tooDense) return

    // A file that is too large by its own account explains both better.
    if (this.#file.declaredBytes > this.#policy.maxFileBytes) this.#refuseFile()
    if (tooDense)
      refuse('limit.ratio', `The archive unpacks to more than ${ratioLimit} times its size.`)
    refuse('limit.unpacked', `The archive unpacks to more than ${maxUnpackedBytes} bytes.`)
  }

  #refuseFile(): never {
    refuse('limit.file', `A file is larger than ${this.#policy.maxFileBytes} bytes.`)
  }
}
