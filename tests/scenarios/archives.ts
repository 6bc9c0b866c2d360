import { gzipSync } from 'node:zlib'
import { buffer } from 'node:stream/consumers'
import { pack } from 'tar-stream'
import { ZipFile } from 'yazl'

export type ArchiveTraits = {
  agentId: string
  version: string
  permissions?: string[]
  /** Further files, by path. */
  files?: Record<string, string>
  /** Members of the manifest to replace. */
  manifest?: Record<string, unknown>
}

const MTIME = new Date('2026-01-01T00:00:00Z')

/** An agent's manifest, as text. */
export function aManifest({ agentId, version, permissions, manifest }: ArchiveTraits): string {
  return JSON.stringify({
    manifest_version: 1,
    id: agentId,
    name: 'Review Lantern',
    version,
    description: 'Reads a branch before your colleagues do.',
    source: { git_url: 'https://git.example.test/lantern.git', ref: `v${version}` },
    entrypoint: { type: 'command', value: 'bin/agent' },
    permissions: permissions ?? ['filesystem:read:~/Code/**', 'event:publish:review.*'],
    capabilities: ['tools'],
    ...manifest,
  })
}

const membersOf = (traits: ArchiveTraits) =>
  Object.entries({
    'opensentience.agent.json': aManifest(traits),
    'README.md': '# Review Lantern\n',
    ...traits.files,
  })

/** A gzip-compressed tar that the intake accepts. The same traits give the same bytes. */
export async function aTarball(traits: ArchiveTraits): Promise<Buffer> {
  const tarball = pack()
  for (const [name, body] of membersOf(traits)) tarball.entry({ name, mtime: MTIME }, body)
  tarball.finalize()
  return gzipSync(await buffer(tarball))
}

/** The same as a zip. */
export async function aZip(traits: ArchiveTraits): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, body] of membersOf(traits))
    zip.addBuffer(Buffer.from(body), name, { mtime: MTIME })
  zip.end()
  return buffer(zip.outputStream)
}

/** Text that does not compress away, for archives of some size. */
export function noise(characters: number, seed = 1): string {
  let state = seed
  let text = ''
  while (text.length < characters) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    text += state.toString(36)
  }
  return text.slice(0, characters)
}
