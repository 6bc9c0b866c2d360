import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Message } from './message.ts'

const KEPT = 500

/** The newest 500 messages, in memory and, when given a directory, in `messages.jsonl` there. */
export class Mailbox {
  private messages: Message[] = []
  private readonly file: string | undefined
  private linesInFile = 0

  constructor(directory?: string) {
    if (!directory) return
    mkdirSync(directory, { recursive: true })
    this.file = join(directory, 'messages.jsonl')
    if (existsSync(this.file)) this.messages = readLines(this.file).slice(-KEPT)
    this.rewrite()
  }

  add(message: Message): void {
    this.messages.push(message)
    if (this.messages.length > KEPT) this.messages.shift()
    if (!this.file) return
    appendFileSync(this.file, JSON.stringify(message) + '\n')
    this.linesInFile += 1
    if (this.linesInFile > 2 * KEPT) this.rewrite()
  }

  find(id: string): Message | undefined {
    return this.messages.find((message) => message.id === id)
  }

  /** Newest first; `to` narrows to one recipient, case-insensitively. */
  newestFirst(to?: string): Message[] {
    const wanted = to?.toLowerCase()
    const messages = wanted
      ? this.messages.filter((message) => message.to.includes(wanted))
      : this.messages
    return messages.toReversed()
  }

  clear(): void {
    this.messages = []
    this.rewrite()
  }

  /** Through a second file and a rename, so that a crash leaves the old list or the new one. */
  private rewrite(): void {
    if (!this.file) return
    const lines = this.messages.map((message) => JSON.stringify(message) + '\n')
    writeFileSync(`${this.file}.next`, lines.join(''))
    renameSync(`${this.file}.next`, this.file)
    this.linesInFile = lines.length
  }
}

/** A line cut short by a crash is the last one at most, and is dropped. */
function readLines(file: string): Message[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as Message]
      } catch {
        return []
      }
    })
}
