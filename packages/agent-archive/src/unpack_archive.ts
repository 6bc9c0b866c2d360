import { randomBytes } from 'node:crypto'
import { chmod, lstat, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { ArchiveRefused, type ArchiveReport } from './archive_report.ts'
import { inspectInto, type ArchiveExpectation, type EntrySink } from './inspect_archive.ts'

const FOLDER_MODE = 0o755
const FILE_MODE = 0o644
const EXECUTABLE_MODE = 0o755

/**
 * Inspects an archive while unpacking it beside `destination`, and renames the agent's source to
 * `destination` only when all of it was accepted. Throws ArchiveRefused otherwise, and Error when
 * the destination exists; in both cases nothing is left behind.
 */
export async function unpackArchive(
  file: string,
  destination: string,
  expected: ArchiveExpectation = {}
): Promise<ArchiveReport> {
  const target = resolve(destination)
  if (await exists(target)) throw new Error('The folder to unpack into exists already.')
  const staging = `${target}.unpacking-${randomBytes(6).toString('hex')}`
  await mkdir(dirname(target), { recursive: true })
  await mkdir(staging, { mode: 0o700 })
  try {
    const source = join(staging, 'source')
    const sink = new FolderSink(source)
    await sink.folder('')
    const report = await inspectInto(file, expected, sink)
    if (report.verdict === 'refused') throw new ArchiveRefused(report)
    if (await exists(target)) throw new Error('The folder to unpack into exists already.')
    await rename(join(source, report.root), target)
    return report
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

/** Writes entries below a folder that nobody else writes to; paths come from entryPath(). */
class FolderSink implements EntrySink {
  readonly #root: string
  readonly #made = new Set<string>()

  constructor(root: string) {
    this.#root = root
  }

  async folder(path: string): Promise<void> {
    if (this.#made.has(path)) return
    const parent = dirname(path)
    if (path !== '' && parent !== '.') await this.folder(parent)
    await mkdir(join(this.#root, path))
    // Said apart because the umask would take bits away.
    await chmod(join(this.#root, path), FOLDER_MODE)
    this.#made.add(path)
  }

  async file(path: string, executable: boolean, content: AsyncIterable<Uint8Array>): Promise<void> {
    const parent = dirname(path)
    if (parent !== '.') await this.folder(parent)
    // 'wx' neither overwrites nor follows a link, should one appear from elsewhere.
    const handle = await open(join(this.#root, path), 'wx')
    try {
      for await (const chunk of content) await handle.write(chunk)
      await handle.chmod(executable ? EXECUTABLE_MODE : FILE_MODE)
    } finally {
      await handle.close()
    }
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false
  )
}
