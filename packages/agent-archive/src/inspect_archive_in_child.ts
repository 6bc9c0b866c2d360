import { emptyReport, type ArchiveReport } from './archive_report.ts'
import type { FindingCode } from './hints.ts'
import type { ArchiveExpectation } from './inspect_archive.ts'
import { giveBack, takeChild } from './inspection_children.ts'
import { finding } from './refusal.ts'

export type ChildLimits = { timeLimitMs?: number; memoryLimitMb?: number }

const TIME_LIMIT_MS = 10_000
const MEMORY_LIMIT_MB = 128
/** With less, V8 cannot even start. */
const LEAST_MEMORY_MB = 16
/** What V8 says as it dies. */
const OUT_OF_MEMORY = /heap out of memory|Array buffer allocation failed/i

/**
 * inspectArchive() in another process, so that no archive can hold up the caller or take it along: after
 * `timeLimitMs` milliseconds (10 000) that process is killed and the report is refused with limit.time, when its
 * heap outgrows `memoryLimitMb` MiB (128, at least 16) with limit.memory. Never throws because of an archive.
 */
export function inspectArchiveInChild(
  file: string,
  expected: ArchiveExpectation & ChildLimits = {}
): Promise<ArchiveReport> {
  const { timeLimitMs = TIME_LIMIT_MS, memoryLimitMb = MEMORY_LIMIT_MB, ...rest } = expected
  const child = takeChild(Math.max(memoryLimitMb, LEAST_MEMORY_MB))

  return new Promise((resolve) => {
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      child.process.kill('SIGKILL')
    }, timeLimitMs)
    const died = () => {
      clearTimeout(timer)
      resolve(isLate ? TOO_LONG() : deathOf(child.lastWords))
    }
    const answered = (report: unknown) => {
      clearTimeout(timer)
      child.process.off('error', died).off('close', died)
      if (isLate) return resolve(TOO_LONG())
      giveBack(child)
      resolve(report as ArchiveReport)
    }
    child.process.once('error', died).once('close', died).once('message', answered)
    // Whoever is gone before it could be told has closed, or will.
    child.process.send({ file, expected: rest }, () => {})
  })
}

const refused = (code: FindingCode, message: string): ArchiveReport => ({
  ...emptyReport(),
  findings: [finding(code, message)],
})

const TOO_LONG = () => refused('limit.time', 'Reading the archive took too long.')

const deathOf = (lastWords: string) =>
  OUT_OF_MEMORY.test(lastWords)
    ? refused('limit.memory', 'Reading the archive took too much memory.')
    : refused('inspection.failed', 'The archive could not be read to its end.')
