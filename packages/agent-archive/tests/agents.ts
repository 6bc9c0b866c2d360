import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspectArchive, type ArchiveExpectation, type ArchiveReport } from '../src/index.ts'
import { gzip } from './gzip_builder.ts'
import { tar, type TarPart } from './tar_builder.ts'
import { zip, type ZipMember, type ZipShape } from './zip_builder.ts'

export const MANIFEST = 'opensentience.agent.json'
const EXPECTED = { agentId: 'org.sample.parrot', version: '2.3.4' }

/** A manifest that nothing is wrong with, until the overrides are applied; undefined drops a field. */
export function manifestOf(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: EXPECTED.agentId,
    name: 'Parrot',
    version: EXPECTED.version,
    description: 'Says it again.',
    source: { git_url: 'https://git.sample.org/parrot.git', ref: 'v2.3.4' },
    entrypoint: { type: 'command', value: 'bin/parrot' },
    permissions: ['filesystem:read:~/notes/**', 'event:publish:parrot.*'],
    capabilities: ['tools'],
    ...overrides,
  }
}

export const manifestText = (overrides?: Record<string, unknown>) =>
  JSON.stringify(manifestOf(overrides), null, 2)

/** The parts of a good tar, with these behind them. */
export const agentTar = (...parts: TarPart[]) =>
  gzip(tar([{ name: MANIFEST, content: manifestText() }, ...parts]))

/** A good zip, with these members behind the manifest. */
export const agentZip = (members: ZipMember[] = [], shape: ZipShape = {}) =>
  zip([{ name: MANIFEST, content: manifestText() }, ...members], shape)

/** An archive that holds nothing but a manifest of these bytes. */
export const onlyManifest = (content: string | Uint8Array) =>
  gzip(tar([{ name: MANIFEST, content }]))

/** Writes bytes to a file of this name in a folder of its own and inspects it as uploaded. */
export async function inspectBytes(
  bytes: Uint8Array,
  name: string,
  expected: ArchiveExpectation = {}
): Promise<ArchiveReport> {
  return inFolder(async (folder) => {
    const file = join(folder, 'upload')
    await writeFile(file, bytes)
    return inspectArchive(file, { ...EXPECTED, name, ...expected })
  })
}

export const inspectTar = (bytes: Uint8Array, expected?: ArchiveExpectation) =>
  inspectBytes(bytes, 'parrot.tar.gz', expected)

export const inspectZip = (bytes: Uint8Array, expected?: ArchiveExpectation) =>
  inspectBytes(bytes, 'parrot.zip', expected)

/** The verdict in a word: `ok`, or the code of the finding that decided. */
export function outcome(report: ArchiveReport): string {
  return report.verdict === 'accepted' ? 'ok' : report.findings[0]!.code
}

/** Runs with a temporary folder that is gone afterwards. */
export async function inFolder<Result>(run: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'agent-archive-'))
  try {
    return await run(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
