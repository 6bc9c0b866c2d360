/** Reads an asynchronous source of chunks in the pieces a parser asks for. */
export class ByteStream {
  readonly #source: AsyncIterator<Uint8Array>
  #chunk: Uint8Array = new Uint8Array(0)

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** The next bytes, at least one and at most `most`; null at the end of the source. */
  async some(most: number): Promise<Uint8Array | null> {
    while (this.#chunk.length === 0) {
      const next = await this.#source.next()
      if (next.done) return null
      this.#chunk = next.value
    }
    const bytes = this.#chunk.subarray(0, most)
    this.#chunk = this.#chunk.subarray(bytes.length)
    return bytes
  }

  /** Exactly `length` bytes, or fewer at the end of the source. */
  async exactly(length: number): Promise<Buffer> {
    const bytes = Buffer.allocUnsafe(length)
    let filled = 0
    while (filled < length) {
      const piece = await this.some(length - filled)
      if (!piece) break
      bytes.set(piece, filled)
      filled += piece.length
    }
    return bytes.subarray(0, filled)
  }
}

/** Reads a source to its end for the sake of what it checks on the way. */
export async function drain(source: AsyncIterable<Uint8Array>): Promise<void> {
  const chunks = source[Symbol.asyncIterator]()
  for (let next = await chunks.next(); !next.done;) next = await chunks.next()
}
