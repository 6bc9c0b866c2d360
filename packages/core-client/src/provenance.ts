import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeJson } from './home.ts'

/**
 * Where an installed agent came from: `agents/<id>/fleetprompt.json`. Facts for the person and for
 * Core to judge by; never a token. Hashes are SHA-256 in lowercase hex, times RFC 3339.
 */
export interface Provenance {
  schema_version: 1
  registry: string
  listing_url: string | null
  agent_id: string
  version: string
  artifact: { name: string; sha256: string; size_bytes: number }
  manifest_hash: { expected: string | null; actual: string; match: boolean | null }
  permissions: string[]
  permissions_hash: string
  requested_permissions_hash: string
  entitlement_id: string | null
  installed_at: string
}

function provenanceFile(agentFolder: string): string {
  return join(agentFolder, 'fleetprompt.json')
}

/** What we noted at the last installation, or null when this agent did not come through us. */
export async function readProvenance(agentFolder: string): Promise<Provenance | null> {
  try {
    const noted = JSON.parse(await readFile(provenanceFile(agentFolder), 'utf8')) as Provenance
    const complete = typeof noted.version === 'string' && typeof noted.artifact.sha256 === 'string'
    return complete && Array.isArray(noted.permissions) ? noted : null
  } catch {
    // Missing or damaged is the same: there is nothing to rely on.
    return null
  }
}

export async function writeProvenance(agentFolder: string, provenance: Provenance): Promise<void> {
  await writeJson(provenanceFile(agentFolder), provenance, 0o600)
}

/** Whether the source beside this note still carries the manifest that was installed. */
export async function stillInstalled(agentFolder: string, noted: Provenance): Promise<boolean> {
  try {
    const manifest = await readFile(join(agentFolder, 'src', 'opensentience.agent.json'))
    return createHash('sha256').update(manifest).digest('hex') === noted.manifest_hash.actual
  } catch {
    return false
  }
}
