import { emptyReport, type ArchiveReport } from './archive_report.ts'
import type { FindingCode } from './hints.ts'
import type { ArchiveExpectation } from './inspect_archive.ts'
import { giveBack, startChild, takeChild, type InspectionChild } from './inspection_children.ts'
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
export async function inspectArchiveInChild(
  file: string,
  expected: ArchiveExpectation & ChildLimits = {}
): Promise<ArchiveReport> {
  const { timeLimitMs = TIME_LIMIT_MS, memoryLimitMb = MEMORY_LIMIT_MB, ...rest } = expected
  const memory = Math.max(memoryLimitMb, LEAST_MEMORY_MB)
  const order = { file, expected: rest }
  const deadline = performance.now() + timeLimitMs

  const child = takeChild(memory)
  const report = await reportOf(child, order, deadline)
  // One that had waited may have been dead before it heard of this archive: a new one decides.
  const isUnsure = child?.hasWaited && report.findings[0]?.code === 'inspection.failed'
  return isUnsure ? reportOf(startChild(memory), order, deadline) : report
}

type Order = { file: string; expected: ArchiveExpectation }

/** What a child says about an archive, or why it did not; one that can read another is given back. */
function reportOf(
  child: InspectionChild | null,
  order: Order,
  deadline: number
): Promise<ArchiveReport> {
  if (!child) return Promise.resolve(NOT_READ())
  return new Promise((resolve) => {
    let isLate = false
    const end = () => {
      isLate = true
      child.process.kill('SIGKILL')
    }
    let ending: NodeJS.Immediate | undefined
    const timer = setTimeout(
      () => {
        // A report that came while this process was busy lies unread, and is read before this.
        ending = setImmediate(end)
      },
      Math.max(0, deadline - performance.now())
    )
    const settle = (report: ArchiveReport) => {
      clearTimeout(timer)
      clearImmediate(ending)
      child.process.off('close', died).off('message', answered)
      resolve(report)
    }
    const died = () => settle(isLate ? TOO_LONG() : deathOf(child.lastWords))
    const answered = (report: unknown) => {
      settle(report as ArchiveReport)
      if (!isLate) giveBack(child)
    }
    child.process.once('close', died).once('message', answered)
    // Whoever is gone before it could be told has closed, or will.
    child.process.send(order, () => {})
  })
}

const refused = (code: FindingCode, message: string): ArchiveReport => ({
  ...emptyReport(),
  findings: [finding(code, message)],
})

const TOO_LONG = () => refused('limit.time', 'Reading the archive took too long.')

const NOT_READ = () => refused('inspection.failed', 'The archive could not be read to its end.')

const deathOf = (lastWords: string) =>
  OUT_OF_MEMORY.test(lastWords)
    ? refused('limit.memory', 'Reading the archive took too much memory.')
    : NOT_READ()
