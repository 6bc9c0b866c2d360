import { Worker } from 'node:worker_threads'
import { emptyReport, type ArchiveReport } from './archive_report.ts'
import type { FindingCode } from './hints.ts'
import type { ArchiveExpectation } from './inspect_archive.ts'
import { finding } from './refusal.ts'

export type WorkerLimits = { timeLimitMs?: number; memoryLimitMb?: number }

const TIME_LIMIT_MS = 10_000
const MEMORY_LIMIT_MB = 128
/** Garbage of ten thousand small files is collected before it piles up. */
const YOUNG_MEMORY_MB = 8
/** With less, V8 cannot start a thread and ends the whole process instead. */
const LEAST_MEMORY_MB = 16

/**
 * inspectArchive() in a thread of its own, so that no archive can hold up the caller: after
 * `timeLimitMs` milliseconds (10 000) it gives a report refused with limit.time, when its heap
 * outgrows `memoryLimitMb` MiB (128, at least 16) one with limit.memory. Never throws because of an archive.
 */
export function inspectArchiveInWorker(
  file: string,
  expected: ArchiveExpectation & WorkerLimits = {}
): Promise<ArchiveReport> {
  const { timeLimitMs = TIME_LIMIT_MS, memoryLimitMb = MEMORY_LIMIT_MB, ...rest } = expected
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { file, expected: rest },
    resourceLimits: {
      maxYoungGenerationSizeMb: YOUNG_MEMORY_MB,
      maxOldGenerationSizeMb: Math.max(memoryLimitMb, LEAST_MEMORY_MB),
    },
    // Loaders and flags of the calling process are not for this thread; it needs no environment.
    execArgv: [],
    env: {},
  })
  return new Promise((resolve) => {
    const timer = setTimeout(
      () => stop('limit.time', 'Reading the archive took too long.'),
      timeLimitMs
    )
    const finish = (report: ArchiveReport) => {
      clearTimeout(timer)
      void worker.terminate()
      resolve(report)
    }
    const stop = (code: FindingCode, message: string) =>
      finish({ ...emptyReport(), findings: [finding(code, message)] })

    worker.once('message', finish)
    worker.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? stop('limit.memory', 'Reading the archive took too much memory.')
        : stop('inspection.failed', 'The archive could not be read to its end.')
    )
    worker.once('exit', () =>
      stop('inspection.failed', 'The archive could not be read to its end.')
    )
  })
}
