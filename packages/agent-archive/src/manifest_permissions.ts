import type { JsonValue } from './manifest_json.ts'
import { byteLength, firstProblem, isText } from './manifest_text.ts'

const MOST_PERMISSIONS = 500
const LONGEST_PERMISSION = 300
/** As Core's Permissions.validate has it: two plain words, and a pattern that is not empty. */
const PERMISSION = /^[A-Za-z][A-Za-z0-9_-]*:[A-Za-z][A-Za-z0-9_-]*(:[^\s]+)?$/

/** What is wrong with a manifest's permissions, to follow the field's name, or null. */
export function permissionsProblem(value: JsonValue | undefined): string | null {
  if (value === undefined) return 'are missing'
  if (!Array.isArray(value)) return 'must be a list of texts'
  if (value.length > MOST_PERMISSIONS) return `are more than ${MOST_PERMISSIONS}`
  const problem = firstProblem(value, permissionProblem)
  if (problem) return problem
  // Core computes one of its two hashes with duplicates and one without.
  return new Set(value).size < value.length ? 'list the same permission twice' : null
}

function permissionProblem(permission: JsonValue): string | null {
  if (typeof permission !== 'string') return 'must be a text'
  if (byteLength(permission) > LONGEST_PERMISSION)
    return `is longer than ${LONGEST_PERMISSION} bytes`
  if (!isText(permission)) return 'has control or invisible characters'
  if (!PERMISSION.test(permission)) return 'must read domain:action or domain:action:pattern'
  return null
}
