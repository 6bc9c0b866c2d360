import { createHash, randomBytes } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Ids in Stripe's manner. With a seed, the same calls in the same order give the same ids. */
export class Ids {
  private count = 0
  private readonly seed: string | undefined
  private readonly isTaken: (id: string) => boolean

  constructor(seed: string | undefined, isTaken: (id: string) => boolean) {
    this.seed = seed
    this.isTaken = isTaken
  }

  next(prefix: string, length = 24): string {
    for (;;) {
      const id = prefix + this.characters(length)
      if (!this.isTaken(id)) return id
    }
  }

  private characters(length: number): string {
    this.count += 1
    const bytes = this.seed
      ? createHash('sha512').update(`${this.seed}:${this.count}`).digest()
      : randomBytes(64)
    return [...bytes.subarray(0, length)].map((byte) => ALPHABET[byte % 62]).join('')
  }
}
