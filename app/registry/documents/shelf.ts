type Writer<Kept> = () => Promise<Kept>

/**
 * Keeps what was written until something changes. A piece that was begun before a change is never kept after it,
 * and who asks after a change never gets it; only when nothing new can be written does the old one serve on.
 */
export class Shelf<Kept> {
  #current = new Map<string, Promise<Kept>>()
  #previous = new Map<string, Kept>()

  /** What is kept under a name, or what `write` makes of it, once for all who ask meanwhile. */
  take(name: string, write: Writer<Kept>): Promise<Kept> {
    const kept = this.#current.get(name)
    if (kept) return kept
    const writing: Promise<Kept> = write().then(
      (written) => this.#wrote(name, writing, written),
      (error) => this.#failed(name, writing, error)
    )
    this.#current.set(name, writing)
    return writing
  }

  /** Everything must be written anew when it is next asked for. */
  clear() {
    this.#current.clear()
  }

  #wrote(name: string, writing: Promise<Kept>, written: Kept) {
    if (this.#current.get(name) === writing) this.#previous.set(name, written)
    return written
  }

  #failed(name: string, writing: Promise<Kept>, error: unknown): Kept {
    if (this.#current.get(name) === writing) this.#current.delete(name)
    const previous = this.#previous.get(name)
    if (previous === undefined) throw error
    return previous
  }
}
