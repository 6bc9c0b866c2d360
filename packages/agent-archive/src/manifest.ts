import { createHash } from 'node:crypto'
import { manifestFindings, type Manifest } from './manifest_fields.ts'
import { parseManifestJson, type JsonObject } from './manifest_json.ts'
import { permissionsHash, requestedPermissionsHash } from './permissions.ts'
import type { ArchivePolicy } from './policy.ts'
import { finding, refuse, type Finding } from './refusal.ts'

export type { Manifest } from './manifest_fields.ts'

/** A manifest with the hashes Core computes of it, all SHA-256 in lowercase hex. */
export type ReadManifest = {
  /** Exactly as they stand in the archive. */
  bytes: Uint8Array
  sha256: string
  data: Manifest
  permissionsHash: string
  requestedPermissionsHash: string
}

/** What the uploader says the manifest is about; what is left out is not compared. */
export type Expectation = { agentId?: string; version?: string }

/**
 * Reads a manifest's bytes. Refuses what is no JSON object; a wrong field costs a finding each,
 * so that all of them can be corrected at once.
 */
export function readManifest(
  bytes: Uint8Array,
  expected: Expectation,
  policy: ArchivePolicy
): { manifest: ReadManifest | null; findings: Finding[] } {
  if (bytes.length > policy.maxManifestBytes)
    refuse('manifest.size', `The manifest is larger than ${policy.maxManifestBytes} bytes.`)
  const value = parseManifestJson(bytes, policy.maxManifestDepth)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    refuse('manifest.shape', 'The manifest is not a JSON object.')

  const findings = [...manifestFindings(value), ...mismatches(value, expected)]
  if (findings.length > 0) return { manifest: null, findings }
  const data = plain(value) as Manifest
  const manifest = {
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    data,
    permissionsHash: permissionsHash(data.permissions),
    requestedPermissionsHash: requestedPermissionsHash(data.permissions),
  }
  return { manifest, findings }
}

function mismatches({ id, version }: JsonObject, expected: Expectation): Finding[] {
  const findings = []
  if (expected.agentId !== undefined && typeof id === 'string' && id !== expected.agentId)
    findings.push(finding('manifest.id_mismatch', 'The manifest has another id than the listing.'))
  if (expected.version !== undefined && typeof version === 'string' && version !== expected.version)
    findings.push(
      finding('manifest.version_mismatch', 'The manifest has another version than the release.')
    )
  return findings
}

/** Ordinary objects, for callers that compare or serialise; no key in them is special any more. */
function plain(value: JsonObject): unknown {
  return JSON.parse(JSON.stringify(value))
}
