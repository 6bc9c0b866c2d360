import { setTimeout as pause } from 'node:timers/promises'
import { Failure } from './failure.ts'
import type { Answer } from './http_session.ts'
import { type Expectation, PartFile } from './part_file.ts'
import { whileLocked } from './process_lock.ts'
import { checksumMismatch, cutShort, sizeMismatch, webPage } from './transfer_failures.ts'

const mostAttemptsWithoutProgress = 4
const firstPauseInMs = 100

/** How one download is asked for and watched. */
export interface TransferSource {
  /** Sends the request with these headers; resolves to a 200, 206 or 416, or throws a Failure. */
  open(headers: Record<string, string>): Promise<Answer>
  /** The refusal for a connection that broke while the body was read. */
  brokenOff(error: unknown, answer: Answer): Failure
  /** Called with the bytes that are here so far, of how many. */
  onProgress?(receivedInBytes: number, sizeInBytes: number): void
}

/** How a download went: `resumedFromByte` is what an earlier run had left, 0 for a fresh start. */
export interface TransferReport {
  resumedFromByte: number
  attempts: number
}

/**
 * Brings a file to `destination`: into a `.part` beside it, picking up after a cut with Range and
 * If-Range (RFC 9110 §13.1.5, §14.2), then checked against its size and SHA-256, then renamed.
 * A broken connection is tried again as long as bytes keep coming.
 *
 * @throws Failure `checksum_mismatch` or `size_mismatch` when the bytes are not the promised ones
 * (the part is deleted), or what the source threw (the part is kept for the next run)
 */
export async function transfer(
  source: TransferSource,
  destination: string,
  expected: Expectation
): Promise<TransferReport> {
  return whileLocked(`${destination}.part.lock`, 'download of this file', () =>
    bringHere(source, destination, expected)
  )
}

async function bringHere(
  source: TransferSource,
  destination: string,
  expected: Expectation
): Promise<TransferReport> {
  const part = await PartFile.open(destination, expected)
  try {
    const report = { resumedFromByte: part.size, attempts: 0 }
    await fill(source, part, expected, report)
    if (!(await part.verified()) && report.resumedFromByte > 0) {
      // What the earlier run left may have been damaged on this disk; that deserves one clean start.
      await part.restart(null)
      report.resumedFromByte = 0
      await fill(source, part, expected, report)
    }
    if (!(await part.verified())) throw checksumMismatch()
    await part.commit()
    return report
  } catch (error) {
    if (error instanceof Failure && spoiled.includes(error.code)) await part.discard()
    throw error
  } finally {
    await part.close()
  }
}

async function fill(
  source: TransferSource,
  part: PartFile,
  expected: Expectation,
  report: TransferReport
): Promise<void> {
  let fruitless = 0
  while (!part.complete) {
    const before = part.size
    try {
      report.attempts++
      await fetchRest(source, part, expected)
    } catch (error) {
      if (!(error instanceof Failure) || !worthRetrying(error)) throw error
      fruitless = part.size > before ? 0 : fruitless + 1
      // Silence has already cost the whole timeout; only silence after some bytes is worth another.
      const silent = error.code === 'timeout' && fruitless > 0
      if (silent || fruitless >= mostAttemptsWithoutProgress) throw error
      await pause(firstPauseInMs * 2 ** fruitless)
    }
  }
}

async function fetchRest(
  source: TransferSource,
  part: PartFile,
  expected: Expectation
): Promise<void> {
  const answer = await source.open(rangeHeaders(part))
  try {
    await prepare(part, answer.response, expected)
    try {
      for await (const chunk of answer.response.body ?? []) {
        answer.deadline.restart()
        if (!(await part.append(chunk))) throw sizeMismatch(expected.sizeInBytes)
        source.onProgress?.(part.size, expected.sizeInBytes)
      }
    } catch (error) {
      if (error instanceof Failure || isLocal(error)) throw error
      throw source.brokenOff(error, answer)
    }
    if (!part.complete) throw cutShort()
  } finally {
    answer.deadline.stop()
  }
}

function rangeHeaders(part: PartFile): Record<string, string> {
  const headers: Record<string, string> = { 'accept': '*/*', 'accept-encoding': 'identity' }
  if (part.size === 0 || part.etag === null) return headers
  return { ...headers, 'range': `bytes=${part.size}-`, 'if-range': part.etag }
}

/** Makes the part ready for the body that follows: go on, or start again from the first byte. */
async function prepare(part: PartFile, response: Response, expected: Expectation): Promise<void> {
  if (/^text\/html\b/.test(response.headers.get('content-type') ?? '')) {
    await response.body?.cancel()
    throw webPage()
  }
  if (response.status === 206) {
    if (continues(part, response, expected)) return
    await response.body?.cancel()
    await part.restart(null)
    throw cutShort()
  }
  if (response.status === 416) {
    await response.body?.cancel()
    await part.restart(null)
    throw cutShort()
  }
  const offered = response.headers.get('content-length')
  const decoded = response.headers.has('content-encoding')
  if (offered !== null && !decoded && Number(offered) !== expected.sizeInBytes) {
    await response.body?.cancel()
    throw sizeMismatch(expected.sizeInBytes)
  }
  await part.restart(strongEtag(response))
}

function continues(part: PartFile, response: Response, expected: Expectation): boolean {
  const range = /^bytes (\d+)-\d+\/(\d+)$/.exec(response.headers.get('content-range') ?? '')
  const etag = response.headers.get('etag')
  return (
    range !== null &&
    Number(range[1]) === part.size &&
    Number(range[2]) === expected.sizeInBytes &&
    (etag === null || etag === part.etag)
  )
}

function strongEtag(response: Response): string | null {
  const etag = response.headers.get('etag')
  return etag !== null && /^"[\x21\x23-\x7e]*"$/.test(etag) ? etag : null
}

const transient = ['connection_failed', 'timeout', 'cut_short']
const spoiled = ['checksum_mismatch', 'size_mismatch']

function worthRetrying(failure: Failure): boolean {
  return transient.includes(failure.code) || [502, 503, 504].includes(failure.status ?? 0)
}

/** A full disk and the like: fetch wraps its own errors, so only the file system's name a system call. */
function isLocal(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}
