import { parseVersion } from '@fleetprompt/agent-archive/versions'
import {
  type Read,
  UnexpectedShape,
  count,
  flag,
  listOf,
  matching,
  nullable,
  shape,
  text,
  withDefault,
} from './answer_shape.ts'
import { isAgentId } from './agent_id.ts'

const maybeText = nullable(text)
const texts = withDefault(listOf(text), [])

export const agentIdField: Read<string> = (value, where) => {
  if (typeof value === 'string' && isAgentId(value)) return value
  throw new UnexpectedShape(`${where} is not an agent id`)
}

/** 64 lowercase hex digits; a leading `sha256:` is taken off so that hashes compare. */
export const sha256: Read<string> = (value, where) => {
  const hex = text(value, where).replace(/^sha256:/, '')
  return matching(/^[0-9a-f]{64}$/, 'a SHA-256 hash')(hex, where)
}

/** Artifact names become file names here, so nothing that could leave a folder is let in. */
export const artifactName = matching(/^[A-Za-z0-9][A-Za-z0-9._+-]{0,199}$/, 'a plain file name')

export const readArtifact = shape({
  name: artifactName,
  url: withDefault(text, ''),
  format: withDefault(text, ''),
  size_bytes: count,
  sha256,
})

const display = shape({
  name: withDefault(text, ''),
  summary: withDefault(text, ''),
  tags: texts,
})

const verification = withDefault(shape({ level: withDefault(count, 0) }), { level: 0 })

export const readIndex = shape({
  schema_version: count,
  generated_at: maybeText,
  agents: listOf(
    shape({
      id: agentIdField,
      display,
      publisher: shape({ name: withDefault(text, '') }),
      latest_version: maybeText,
      commercial: shape({ requires_entitlement: flag }),
      verification,
      url: maybeText,
      updated_at: maybeText,
    })
  ),
})

const version: Read<string> = (value, where) => {
  if (typeof value === 'string' && parseVersion(value) !== null) return value
  throw new UnexpectedShape(`${where} is not a semantic version`)
}

/** What the registry says of one version, and what the delivery door says too. */
export const versionFacts = {
  version,
  channel: withDefault(text, 'stable'),
  published_at: maybeText,
  yanked_at: maybeText,
  artifacts: withDefault(listOf(readArtifact), []),
  manifest_hash: nullable(sha256),
  permissions_hash: nullable(sha256),
  requested_permissions_hash: nullable(sha256),
  permissions: texts,
  min_core_version: maybeText,
}

export const readRegistryAgent = shape({
  schema_version: count,
  id: agentIdField,
  git_url: maybeText,
  default_ref: maybeText,
  manifest_path: maybeText,
  display,
  expected: withDefault(shape({ manifest_hash: nullable(sha256) }), { manifest_hash: null }),
  publisher: shape({
    name: withDefault(text, ''),
    website: maybeText,
    contact: maybeText,
    repository_owner: maybeText,
  }),
  keywords: texts,
  integration_points: texts,
  deprecated: withDefault(flag, false),
  replacement_id: maybeText,
  commercial: shape({
    requires_entitlement: flag,
    entitlement_provider: maybeText,
    product_sku: maybeText,
    plan_id: maybeText,
    update_policy_summary: maybeText,
    source_available: nullable(flag),
    docs_url: maybeText,
  }),
  verification,
  listing_url: maybeText,
  latest_version: maybeText,
  updated_at: maybeText,
  versions: listOf(shape(versionFacts)),
})

/** `GET /registry/v1/index.json`: every published agent in a few words. */
export type RegistryIndex = ReturnType<typeof readIndex>
/** `GET /registry/v1/agents/{agent_id}.json`: one agent with all its versions, newest first. */
export type RegistryAgent = ReturnType<typeof readRegistryAgent>
/** One published version as the registry shows it to anyone. */
export type RegistryVersion = RegistryAgent['versions'][number]
/** A downloadable file: `size_bytes` in bytes, `sha256` in lowercase hex. */
export type Artifact = ReturnType<typeof readArtifact>
