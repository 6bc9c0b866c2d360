import type { ArchiveFormat } from './archive_format.ts'
import type { ReadManifest } from './manifest.ts'
import type { Finding } from './refusal.ts'

/** A file of an accepted archive; `path` is relative to the root of the agent's source. */
export type ArchiveFile = { path: string; sizeInBytes: number; executable: boolean }

/**
 * What became of an archive. A refused one has at least one error among its findings, the first of
 * which decides; what had been learnt until then is filled in, the rest is empty.
 */
export type ArchiveReport = {
  verdict: 'accepted' | 'refused'
  findings: Finding[]
  format: ArchiveFormat | null
  /** Of the archive's bytes, lowercase hex; '' when the file was missing or too large to read. */
  sha256: string
  sizeInBytes: number
  /** Everything that came out of decompression, headers and padding of a tar included. */
  unpackedBytes: number
  /** The single top-level folder that is stripped from all paths, or ''. */
  root: string
  /** Sorted by path. */
  files: ArchiveFile[]
  manifest: ReadManifest | null
}

/** A report about which nothing is known yet. */
export function emptyReport(): ArchiveReport {
  return {
    verdict: 'refused',
    findings: [],
    format: null,
    sha256: '',
    sizeInBytes: 0,
    unpackedBytes: 0,
    root: '',
    files: [],
    manifest: null,
  }
}

/** Thrown where a report cannot be returned; `message` is that of the first finding. */
export class ArchiveRefused extends Error {
  override name = 'ArchiveRefused'
  readonly report: ArchiveReport

  constructor(report: ArchiveReport) {
    super(report.findings[0]?.message ?? 'The archive was refused.')
    this.report = report
  }
}
