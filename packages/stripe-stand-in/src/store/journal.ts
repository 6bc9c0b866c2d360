import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Row } from './store.ts'

/**
 * One line of JSON for each transaction, written before the answer is: the process may be killed
 * at any moment and loses at most what nobody was told.
 */
export class Journal {
  private readonly file: string
  private descriptor: number | undefined

  constructor(directory: string) {
    mkdirSync(directory, { recursive: true })
    this.file = join(directory, 'journal.jsonl')
  }

  /** Every version of every row, oldest first. A last line cut short by a kill is dropped. */
  *read(): Generator<Row> {
    if (!existsSync(this.file)) return
    for (const line of readFileSync(this.file, 'utf8').split('\n')) {
      try {
        yield* JSON.parse(line) as Row[]
      } catch {
        continue
      }
    }
  }

  append(rows: Row[]): void {
    if (!rows.length) return
    this.descriptor ??= openSync(this.file, 'a')
    writeSync(this.descriptor, JSON.stringify(rows) + '\n')
  }

  /** Replaces the history by what it led to, through a rename. */
  compact(rows: Row[]): void {
    this.close()
    writeFileSync(`${this.file}.next`, rows.map((row) => JSON.stringify([row]) + '\n').join(''))
    renameSync(`${this.file}.next`, this.file)
  }

  close(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor)
    this.descriptor = undefined
  }
}
