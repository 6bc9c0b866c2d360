import { spawn, type ChildProcess } from 'node:child_process'
import { extname } from 'node:path'
import type { Socket } from 'node:net'
import { fileURLToPath } from 'node:url'

/** A process that reads archives, one at a time. */
export type InspectionChild = {
  process: ChildProcess
  memoryLimitMb: number
  lastWords: string
  /** Whether it was started for another archive, and may have died since without our knowing. */
  hasWaited: boolean
  patience?: NodeJS.Timeout
}

/** Garbage of ten thousand small files is collected before it piles up. */
const YOUNG_MEMORY_MB = 8
/** Starting one takes longer than reading most archives, so it waits this long for the next. */
const PATIENCE_MS = 15_000
const LAST_WORDS = 4_096

const PROGRAM = new URL(`./inspection_child${extname(import.meta.url)}`, import.meta.url)

const waiting = new Set<InspectionChild>()

/** A child with that much memory that reads nothing else: one that waits, or a new one, if there can be one. */
export function takeChild(memoryLimitMb: number): InspectionChild | null {
  const found = [...waiting].find(
    (child) => child.memoryLimitMb === memoryLimitMb && isAlive(child.process)
  )
  if (!found) return startChild(memoryLimitMb)
  forget(found)
  hold(found, true)
  return found
}

/** Lets a child wait for its next archive; it keeps nobody from ending, and does not wait for long. */
export function giveBack(child: InspectionChild) {
  hold(child, false)
  child.hasWaited = true
  waiting.add(child)
  child.patience = setTimeout(() => {
    forget(child)
    child.process.kill('SIGKILL')
  }, PATIENCE_MS).unref()
}

/** A new child; null when the machine has no room for another process. */
export function startChild(memoryLimitMb: number): InspectionChild | null {
  const started = spawned(memoryLimitMb)
  // An error that nobody listens for, as while a child waits, would end this process.
  started?.on('error', () => {})
  if (started?.pid === undefined) return null

  const child: InspectionChild = {
    process: started,
    memoryLimitMb,
    lastWords: '',
    hasWaited: false,
  }
  started.once('close', () => forget(child))
  started.stderr!.setEncoding('utf8').on('data', (words: string) => {
    child.lastWords = (child.lastWords + words).slice(-LAST_WORDS)
  })
  return child
}

function spawned(memoryLimitMb: number): ChildProcess | null {
  const memory = [
    `--max-semi-space-size=${YOUNG_MEMORY_MB}`,
    `--max-old-space-size=${memoryLimitMb}`,
  ]
  try {
    // Loaders, flags and the environment of the calling process are not for this one.
    return spawn(process.execPath, [...memory, fileURLToPath(PROGRAM)], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'advanced',
      env: {},
    })
  } catch (error) {
    // What the system refuses is thrown or emitted, depending on why.
    if ((error as NodeJS.ErrnoException).syscall !== 'spawn') throw error
    return null
  }
}

function forget(child: InspectionChild) {
  clearTimeout(child.patience)
  waiting.delete(child)
}

function isAlive({ exitCode, signalCode, connected }: ChildProcess): boolean {
  return exitCode === null && signalCode === null && connected
}

/** Whether a child keeps the calling process alive: only while it works for it. */
function hold({ process: child }: InspectionChild, held: boolean) {
  for (const handle of [child, child.channel, child.stderr as Socket | null])
    if (held) handle?.ref()
    else handle?.unref()
}
