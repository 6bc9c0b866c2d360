import { ArchiveBytes } from './archive_bytes.ts'
import type { ArchiveEntry } from './archive_entry.ts'
import { archiveFormat, type ArchiveFormat } from './archive_format.ts'
import { emptyReport, type ArchiveFile, type ArchiveReport } from './archive_report.ts'
import { Budget } from './budget.ts'
import { ByteStream, drain } from './byte_stream.ts'
import { entryPath } from './entry_path.ts'
import { EntryTree, isManifestName } from './entry_tree.ts'
import { gunzip } from './gzip_member.ts'
import { readManifest, type Expectation } from './manifest.ts'
import { defaultPolicy, type ArchivePolicy } from './policy.ts'
import { finding, Refusal, refuse, type Finding } from './refusal.ts'
import { SecretScan } from './secret_scan.ts'
import { TarArchive } from './tar_archive.ts'
import { ZipArchive } from './zip_archive.ts'

/**
 * What an archive is read as. `name` is the name it was uploaded under, which must fit its bytes;
 * an agent id or version that is left out is not compared with the manifest's.
 */
export type ArchiveExpectation = Expectation & { name?: string; policy?: ArchivePolicy }

/** Takes the checked entries of an archive, in its order, while it is being read. */
export interface EntrySink {
  folder(path: string): Promise<void>
  file(path: string, executable: boolean, content: AsyncIterable<Uint8Array>): Promise<void>
}

/**
 * Reads a whole archive, in memory of a few chunks, and says what is in it or why it is refused.
 * Bad archives and missing files give a report; only failures of the disk throw.
 */
export function inspectArchive(
  file: string,
  expected: ArchiveExpectation = {}
): Promise<ArchiveReport> {
  return inspectInto(file, expected, null)
}

/** inspectArchive() that also hands every entry, once its path is checked, to a sink. */
export async function inspectInto(
  file: string,
  expected: ArchiveExpectation,
  sink: EntrySink | null
): Promise<ArchiveReport> {
  const report = emptyReport()
  let bytes: ArchiveBytes | null = null
  try {
    bytes = await ArchiveBytes.open(file)
    await new Inspection(bytes, expected, sink, report).run()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    report.findings.push(error.finding)
  } finally {
    await bytes?.close()
  }
  const isRefused = report.findings.some(({ severity }) => severity === 'error')
  return { ...report, verdict: isRefused ? 'refused' : 'accepted' }
}

class Inspection {
  readonly #bytes: ArchiveBytes
  readonly #expected: ArchiveExpectation
  readonly #policy: ArchivePolicy
  readonly #sink: EntrySink | null
  readonly #report: ArchiveReport
  readonly #tree: EntryTree
  readonly #files: ArchiveFile[] = []
  readonly #warnings: Finding[] = []
  #manifest = new Uint8Array(0)

  constructor(
    bytes: ArchiveBytes,
    expected: ArchiveExpectation,
    sink: EntrySink | null,
    report: ArchiveReport
  ) {
    this.#bytes = bytes
    this.#expected = expected
    this.#policy = expected.policy ?? defaultPolicy
    this.#tree = new EntryTree(this.#policy)
    this.#sink = sink
    this.#report = report
  }

  /** Fills the report; throws the Refusal that ends the reading early. */
  async run(): Promise<void> {
    const report = this.#report
    const { maxUploadBytes } = this.#policy
    report.sizeInBytes = this.#bytes.sizeInBytes
    if (report.sizeInBytes > maxUploadBytes)
      refuse('limit.upload', `The archive is larger than ${maxUploadBytes} bytes.`)
    report.sha256 = await this.#bytes.sha256()
    report.format = await archiveFormat(this.#bytes, this.#expected.name)

    const budget = new Budget(this.#policy, report.sizeInBytes)
    for await (const entry of this.#entries(report.format, budget)) await this.#take(entry)
    report.unpackedBytes = budget.unpackedBytes

    const { root } = this.#tree.locateSource()
    report.root = root
    report.files = this.#files
      .map((file) => ({
        ...file,
        path: root === '' ? file.path : file.path.slice(root.length + 1),
      }))
      .sort((one, other) => (one.path < other.path ? -1 : 1))
    const { manifest, findings } = readManifest(this.#manifest, this.#expected, this.#policy)
    report.manifest = manifest
    report.findings.push(...findings, ...this.#warnings)
  }

  #entries(format: ArchiveFormat, budget: Budget): AsyncIterable<ArchiveEntry> {
    if (format === 'zip') return new ZipArchive(this.#bytes, this.#policy, budget).entries()
    const stream = new ByteStream(gunzip(this.#bytes))
    return new TarArchive(stream, this.#policy, budget).entries()
  }

  async #take({ rawPath, kind, executable, content }: ArchiveEntry): Promise<void> {
    const path = entryPath(rawPath, kind, this.#policy)
    this.#tree.add(path, kind)
    if (kind === 'directory') return this.#sink?.folder(path)

    const file = { path, sizeInBytes: 0, executable }
    this.#files.push(file)
    try {
      await this.#drain(this.#reading(file, content), path, executable)
    } catch (error) {
      // Readers of bytes do not know whose bytes they are.
      if (!(error instanceof Refusal) || error.finding.path !== undefined) throw error
      const { code, message, hint } = error.finding
      throw new Refusal(finding(code, message, { hint, path }))
    }
  }

  async #drain(content: AsyncIterable<Uint8Array>, path: string, executable: boolean) {
    if (this.#sink) await this.#sink.file(path, executable, content)
    else await drain(content)
  }

  /** Passes the content on, counts it, and keeps as much of a manifest as may be one. */
  async *#reading(file: ArchiveFile, content: AsyncIterable<Uint8Array>) {
    const kept: Uint8Array[] = []
    const isManifest = isManifestName(file.path)
    const secrets = new SecretScan(file.path)
    for await (const chunk of content) {
      if (isManifest && file.sizeInBytes <= this.#policy.maxManifestBytes) kept.push(chunk)
      file.sizeInBytes += chunk.length
      secrets.read(chunk)
      yield chunk
    }
    this.#warnings.push(...secrets.findings())
    if (isManifest) this.#manifest = Uint8Array.from(Buffer.concat(kept))
  }
}
