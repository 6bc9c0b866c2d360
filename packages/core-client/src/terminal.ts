import { withoutTokens } from './token.ts'

const escape = String.fromCharCode(27)
const colour = new RegExp(`${escape}\\[\\d{1,2}m`, 'g')

type Tone = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan'

const codes: Record<Tone, readonly [number, number]> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
  green: [32, 39],
  cyan: [36, 39],
}

export interface TerminalStreams {
  stdout: NodeJS.WritableStream & { isTTY?: boolean }
  stderr: NodeJS.WritableStream & { isTTY?: boolean; columns?: number }
}

/**
 * The only way out for words. Everything passes through here, so that no token is ever shown and
 * no publisher's text can move the cursor, hide a line or turn the writing direction.
 */
export class Terminal {
  readonly #streams: TerminalStreams
  readonly #plain: boolean
  readonly json: boolean

  constructor(streams: TerminalStreams, env: NodeJS.ProcessEnv, json: boolean) {
    this.#streams = streams
    // https://no-color.org: present and not empty.
    this.#plain = Boolean(env.NO_COLOR) || env.TERM === 'dumb'
    this.json = json
  }

  /** Whether a person is watching: the place for a progress bar. */
  get watched(): boolean {
    return this.#streams.stderr.isTTY === true && !this.json
  }

  /** A line for a person; with --json there are none. */
  line(text = ''): void {
    if (!this.json) this.#write(this.#streams.stdout, text)
  }

  /** A line about what is going on, beside the result. */
  note(text = ''): void {
    this.#write(this.#streams.stderr, text)
  }

  /** The result for a program; without --json there is none. */
  data(value: unknown): void {
    if (!this.json) return
    this.#streams.stdout.write(`${withoutTokens(JSON.stringify(value, null, 2))}\n`)
  }

  /** Draws over the line before; an empty text clears it. */
  redraw(text: string): void {
    this.#streams.stderr.write(`\r${escape}[2K${text}`)
  }

  /** Marks a text; the colour is taken out again where nobody could see it. */
  paint(tone: Tone, text: string): string {
    const [on, off] = codes[tone]
    return `${escape}[${on}m${text}${escape}[${off}m`
  }

  /** Names and values under each other; rows without a value are left out. */
  facts(rows: readonly (readonly [string, string | null])[]): void {
    const width = Math.max(...rows.map(([name]) => name.length))
    for (const [name, value] of rows) {
      if (value) this.line(`  ${this.paint('dim', name.padEnd(width))}  ${value}`)
    }
  }

  /** Columns as wide as their widest cell; the last one is free. */
  columns(rows: readonly (readonly string[])[]): void {
    for (const line of aligned(rows)) this.line(`  ${line}`)
  }

  #write(stream: NodeJS.WritableStream & { isTTY?: boolean }, text: string): void {
    const coloured = stream.isTTY === true && !this.#plain
    const safe = coloured ? harmless(text) : harmless(visible(text))
    stream.write(`${withoutTokens(safe)}\n`)
  }
}

/** Rows of cells padded so that columns stand under each other. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, visible(cell).length)
    })
  }
  return rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - visible(cell).length))
      .join('  ')
      .trimEnd()
  )
}

function visible(text: string): string {
  return text.replace(colour, '')
}

/** Text without control characters and bidirectional overrides; our own colours stay. */
export function harmless(text: string): string {
  let kept = ''
  let from = 0
  for (const match of text.matchAll(colour)) {
    kept += stripped(text.slice(from, match.index)) + match[0]
    from = match.index + match[0].length
  }
  return kept + stripped(text.slice(from))
}

function stripped(text: string): string {
  return text
    .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu, '')
}
