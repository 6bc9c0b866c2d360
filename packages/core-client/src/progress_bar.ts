import type { Terminal } from './terminal.ts'
import { inWords } from './wording.ts'

const width = 28
const shortestPauseInMs = 100

/** A bar for a person at a terminal; anywhere else it keeps silent. */
export class ProgressBar {
  readonly #terminal: Terminal
  readonly #now: () => number
  #drawnAt = Number.NEGATIVE_INFINITY
  #begin: { at: number; bytes: number } | null = null

  constructor(terminal: Terminal, now: () => number = () => performance.now()) {
    this.#terminal = terminal
    this.#now = now
  }

  /** Takes the bytes that are here and of how many; draws at most ten times a second. */
  readonly show = (received: number, size: number): void => {
    if (!this.#terminal.watched) return
    const now = this.#now()
    this.#begin ??= { at: now, bytes: received }
    if (now - this.#drawnAt < shortestPauseInMs && received < size) return
    this.#drawnAt = now
    const part = size === 0 ? 1 : received / size
    const filled = Math.round(part * width)
    const bar = '━'.repeat(filled) + '┄'.repeat(width - filled)
    const percent = `${Math.floor(part * 100)} %`.padStart(5)
    const seconds = (now - this.#begin.at) / 1000
    const speed = seconds > 0.5 ? ` · ${inWords((received - this.#begin.bytes) / seconds)}/s` : ''
    this.#terminal.redraw(`  ${bar} ${percent}  ${inWords(received)} of ${inWords(size)}${speed}`)
  }

  clear(): void {
    if (this.#begin !== null) this.#terminal.redraw('')
  }
}
