/**
 * A limit on silence, not on the whole: `restart()` after every sign of life, `stop()` at the end.
 * When the time is up, `signal` aborts whatever waits for it.
 */
export class Deadline {
  readonly #abort = new AbortController()
  readonly #milliseconds: number
  #timer: NodeJS.Timeout | undefined

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds
    this.restart()
  }

  get signal(): AbortSignal {
    return this.#abort.signal
  }

  get passed(): boolean {
    return this.#abort.signal.aborted
  }

  restart(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#abort.abort(), this.#milliseconds)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }
}
