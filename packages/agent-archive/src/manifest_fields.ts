import type { FindingCode } from './hints.ts'
import { isWrittenAsFloat, type JsonObject, type JsonValue } from './manifest_json.ts'
import { permissionsProblem } from './manifest_permissions.ts'
import { sourceProblem } from './manifest_source.ts'
import {
  isObject,
  isText,
  listProblem,
  nested,
  textProblem,
  webAddressProblem,
} from './manifest_text.ts'
import { finding, type Finding } from './refusal.ts'
import { parseVersion } from './versions.ts'

/** An accepted manifest, `opensentience.agent.json`, version 1. */
export type Manifest = {
  manifest_version?: number
  id: string
  agent_id?: string
  name: string
  version: string
  description: string
  source: { git_url: string; ref?: string }
  entrypoint: { type: string; value: string }
  permissions: string[]
  capabilities: string[]
  homepage_url?: string
  repository_url?: string
  docs_url?: string
  keywords?: string[]
  integration_points?: unknown
  tool_summary?: unknown
  publisher?: unknown
  resources?: unknown
  execution_limits?: unknown
}

type Rule = { field: string; code: FindingCode; problem: (manifest: JsonObject) => string | null }

const LONGEST_ID = 200
const LONGEST_NAME = 200
const LONGEST_VERSION = 100
const LONGEST_DESCRIPTION = 2000
const LONGEST_TEXT = 2000
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]*$/

/**
 * The rules, in the order their findings are reported. The limits are those of Core's reader; what
 * Core would trim, coerce or overlook is refused, so that both always see the same manifest.
 */
const RULES: Rule[] = [
  { field: 'id', code: 'manifest.id', problem: idProblem },
  {
    field: 'manifest_version',
    code: 'manifest.field',
    problem: (manifest) => {
      if (!('manifest_version' in manifest)) return null
      const isOne = manifest.manifest_version === 1
      return isOne && !isWrittenAsFloat(manifest, 'manifest_version') ? null : 'must be 1'
    },
  },
  {
    field: 'name',
    code: 'manifest.field',
    problem: ({ name }) => textProblem(name, { most: LONGEST_NAME }),
  },
  {
    field: 'version',
    code: 'manifest.version',
    problem: ({ version }) =>
      textProblem(version, { most: LONGEST_VERSION }) ??
      (parseVersion(version as string) ? null : 'must be a semantic version such as 1.4.0'),
  },
  {
    field: 'description',
    code: 'manifest.field',
    problem: ({ description }) =>
      textProblem(description, { most: LONGEST_DESCRIPTION, lines: true }),
  },
  { field: 'source', code: 'manifest.source', problem: ({ source }) => sourceProblem(source) },
  {
    field: 'entrypoint',
    code: 'manifest.field',
    problem: ({ entrypoint }) =>
      isObject(entrypoint)
        ? (nested('type', textProblem(entrypoint.type, { most: LONGEST_NAME })) ??
          nested('value', textProblem(entrypoint.value, { most: LONGEST_TEXT })))
        : 'must be an object with type and value',
  },
  {
    field: 'permissions',
    code: 'manifest.permissions',
    problem: ({ permissions }) => permissionsProblem(permissions),
  },
  {
    field: 'capabilities',
    code: 'manifest.field',
    problem: ({ capabilities }) => listProblem(capabilities),
  },
  ...['homepage_url', 'repository_url', 'docs_url'].map((field): Rule => ({
    field,
    code: 'manifest.field',
    problem: optional(field, webAddressProblem),
  })),
  { field: 'keywords', code: 'manifest.field', problem: optional('keywords', listProblem) },
]

const RULED = new Set(RULES.map(({ field }) => field))

/** One finding for each field that breaks its rule; none for a manifest that is of type Manifest. */
export function manifestFindings(manifest: JsonObject): Finding[] {
  const findings = RULES.flatMap(({ field, code, problem }) => {
    const found = problem(manifest)
    return found ? [finding(code, `The manifest's ${field} ${found}.`)] : []
  })
  if (!Object.entries(manifest).every(([key, value]) => RULED.has(key) || isLegible(key, value)))
    findings.push(
      finding('manifest.field', 'The manifest has a text with control or invisible characters.')
    )
  return findings
}

function optional(field: string, problem: (value: JsonValue) => string | null): Rule['problem'] {
  return (manifest) => (field in manifest ? problem(manifest[field]!) : null)
}

function idProblem({ id, ...rest }: JsonObject): string | null {
  if (typeof id !== 'string' || id === '') return 'must be a text'
  if (id.length > LONGEST_ID || !ID.test(id) || id.split('.').includes(''))
    return `must be letters, digits, ".", "_" and "-", at most ${LONGEST_ID} bytes`
  if (!id.includes('.')) return 'must have at least two parts, such as com.example'
  // Core reads agent_id first: another one there would install another agent.
  if ('agent_id' in rest && rest.agent_id !== id) return 'differs from its agent_id'
  return null
}

/** True when every text in a value, and its key, can be shown to people as it is. */
function isLegible(key: string, value: JsonValue | undefined): boolean {
  if (!isText(key)) return false
  if (typeof value === 'string') return isText(value, { lines: true })
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([inner, item]) => isLegible(inner, item))
}
