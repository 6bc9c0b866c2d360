import { spawn, type ChildProcess } from 'node:child_process'
import { extname } from 'node:path'
import type { Socket } from 'node:net'
import { fileURLToPath } from 'node:url'

/** A process that reads archives, one at a time. */
export type InspectionChild = { process: ChildProcess; memoryLimitMb: number; lastWords: string }

/** Garbage of ten thousand small files is collected before it piles up. */
const YOUNG_MEMORY_MB = 8
/** Starting one takes longer than reading most archives, so it waits this long for the next. */
const PATIENCE_MS = 15_000
const LAST_WORDS = 4_096

const PROGRAM = new URL(`./inspection_child${extname(import.meta.url)}`, import.meta.url)

const waiting = new Set<InspectionChild>()

/** A child with that much memory that reads nothing else: one that waits, or a new one. */
export function takeChild(memoryLimitMb: number): InspectionChild {
  const found = [...waiting].find((child) => child.memoryLimitMb === memoryLimitMb)
  if (!found) return startChild(memoryLimitMb)
  waiting.delete(found)
  hold(found, true)
  return found
}

/** Lets a child wait for its next archive; it keeps nobody from ending, and does not wait for long. */
export function giveBack(child: InspectionChild) {
  hold(child, false)
  waiting.add(child)
  const leave = () => waiting.delete(child) && child.process.kill('SIGKILL')
  const patience = setTimeout(() => leave(), PATIENCE_MS).unref()
  child.process.once('close', () => {
    clearTimeout(patience)
    waiting.delete(child)
  })
}

function startChild(memoryLimitMb: number): InspectionChild {
  const memory = [
    `--max-semi-space-size=${YOUNG_MEMORY_MB}`,
    `--max-old-space-size=${memoryLimitMb}`,
  ]
  // Loaders, flags and the environment of the calling process are not for this one.
  const child = {
    process: spawn(process.execPath, [...memory, fileURLToPath(PROGRAM)], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'advanced',
      env: {},
    }),
    memoryLimitMb,
    lastWords: '',
  }
  child.process.stderr!.setEncoding('utf8').on('data', (words: string) => {
    child.lastWords = (child.lastWords + words).slice(-LAST_WORDS)
  })
  return child
}

/** Whether a child keeps the calling process alive: only while it works for it. */
function hold({ process: child }: InspectionChild, held: boolean) {
  for (const handle of [child, child.channel, child.stderr as Socket | null])
    if (held) handle?.ref()
    else handle?.unref()
}
