import { readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ArchiveRefused, type ArchiveReport, unpackArchive } from '@fleetprompt/agent-archive'
import { archiveName, bring } from './bring.ts'
import type { FleetPromptClient } from './client.ts'
import { refused } from './failure.ts'
import { agentFolder, cacheFolder } from './home.ts'
import { whileLocked } from './process_lock.ts'
import { type Provenance, readProvenance, stillInstalled, writeProvenance } from './provenance.ts'
import type { Choice } from './release_choice.ts'
import { SourceFolder } from './source_folder.ts'
import type { Terminal } from './terminal.ts'

/** What an installation came to. `unchanged`: this very release was there already. */
export type Installation =
  | { outcome: 'installed' | 'unchanged'; provenance: Provenance; previous: Provenance | null }
  | { outcome: 'refused'; report: ArchiveReport }

/**
 * Puts the source of a release where Core looks for it: `<home>/agents/<id>/src`. It only unpacks:
 * building, enabling and running stay with Core and its user. Until the new source stands, the old
 * one does.
 *
 * @throws Failure when the download fails, the facts do not match, or somebody else's source is there
 */
export async function install(
  client: FleetPromptClient,
  choice: Choice,
  surroundings: { home: string; force: boolean; terminal: Terminal; now: Date }
): Promise<Installation> {
  const folder = agentFolder(surroundings.home, choice.agentId)
  const lock = join(folder, '.fleetprompt.lock')
  return whileLocked(lock, 'installation of this agent', async () => {
    const source = new SourceFolder(folder)
    await source.recover()
    const isThere = await source.exists()
    const previous = isThere ? await readProvenance(folder) : null
    if (!surroundings.force && isThere) {
      if (previous === null) throw foreignSource(source.path)
      const same = previous.artifact.sha256 === choice.artifact.sha256
      if (same && (await stillInstalled(folder, previous))) {
        return { outcome: 'unchanged', provenance: previous, previous }
      }
    }
    const archive = await fetchArchive(client, choice, surroundings)
    try {
      const expected = { agentId: choice.agentId, version: choice.release.version }
      const report = await unpackArchive(archive, source.staging, expected)
      const entitlementId = await entitlementBehind(client, choice)
      const provenance = asProvenance(client, choice, report, entitlementId, surroundings.now)
      await source.swap(() => writeProvenance(folder, provenance))
      await forgetOthers(archive)
      return { outcome: 'installed', provenance, previous }
    } catch (error) {
      if (!(error instanceof ArchiveRefused)) throw error
      await rm(archive, { force: true })
      return { outcome: 'refused', report: error.report }
    } finally {
      await source.dropStaging()
    }
  })
}

async function fetchArchive(
  client: FleetPromptClient,
  choice: Choice,
  { home, terminal }: { home: string; terminal: Terminal }
): Promise<string> {
  const { agentId, release, artifact } = choice
  const name = archiveName(agentId, release.version, artifact)
  const { path } = await bring(client, choice, join(cacheFolder(home, agentId), name), terminal)
  return path
}

async function entitlementBehind(
  client: FleetPromptClient,
  { agentId, release }: Choice
): Promise<string | null> {
  const { entitlements } = await client.verify(agentId)
  const covering = entitlements.find(
    (one) => one.agent_id === agentId && one.eligible_versions.includes(release.version)
  )
  return covering?.entitlement_id ?? null
}

function asProvenance(
  client: FleetPromptClient,
  { agentId, release, artifact, agent }: Choice,
  { manifest }: ArchiveReport,
  entitlementId: string | null,
  now: Date
): Provenance {
  if (manifest === null) throw new TypeError('an accepted archive has a manifest')
  const expected = release.manifest_hash
  const drift = release.permissions_hash
  if (expected !== null && expected !== manifest.sha256) throw otherThanPublished('manifest')
  if (drift !== null && drift !== manifest.permissionsHash) throw otherThanPublished('permissions')
  return {
    schema_version: 1,
    registry: client.registry,
    listing_url: agent?.listing_url ?? null,
    agent_id: agentId,
    version: release.version,
    artifact: { name: artifact.name, sha256: artifact.sha256, size_bytes: artifact.size_bytes },
    manifest_hash: {
      expected,
      actual: manifest.sha256,
      match: expected === null ? null : expected === manifest.sha256,
    },
    permissions: manifest.data.permissions,
    permissions_hash: manifest.permissionsHash,
    requested_permissions_hash: manifest.requestedPermissionsHash,
    entitlement_id: entitlementId,
    installed_at: now.toISOString(),
  }
}

/** Removes older archives of this agent from the cache; the one just used may be needed again. */
async function forgetOthers(archive: string): Promise<void> {
  const folder = dirname(archive)
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    if (path !== archive) await rm(path, { force: true, recursive: true })
  }
}

function foreignSource(path: string) {
  return refused(
    'source_not_ours',
    'Another source of this agent is already there.',
    `${path} was not put there by this command; Core may have cloned it with git.`,
    'Move it away, or replace it with --force.'
  )
}

function otherThanPublished(fact: string) {
  return refused(
    `${fact}_mismatch`,
    `The archive’s ${fact} differ from what the registry published, so nothing was installed.`,
    'The hash in the registry and the one of the downloaded file are not the same.',
    'Tell the publisher and the marketplace; do not use this release until it is explained.'
  )
}
