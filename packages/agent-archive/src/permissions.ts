/** One permission an agent asks for, taken apart and put in plain words. */
export type PermissionDescription = {
  permission: string
  domain: string
  action: string
  /** What the permission is limited to; null when it names no limit. */
  pattern: string | null
  risk: 'low' | 'medium' | 'high'
  words: string
}

type Risk = PermissionDescription['risk']
type Meaning = { words: (pattern: string | null) => string; risk: (pattern: string | null) => Risk }

/** Patterns that limit nothing. */
const UNLIMITED = /^(\/?\**(\/\*+)*|\*+:\*+|0\.0\.0\.0\/0|::\/0|any|all)$/i
const HOME = /^~\/?\**(\/\*+)*$/

const isUnlimited = (pattern: string | null) => pattern === null || UNLIMITED.test(pattern)
const limited = (narrow: Risk, wide: Risk) => (pattern: string | null) =>
  isUnlimited(pattern) || HOME.test(pattern!) ? wide : narrow
const about = (verb: string, everything: string) => (pattern: string | null) =>
  isUnlimited(pattern) ? `${verb} ${everything}` : `${verb} ${pattern}`
const inFolder = (verb: string) => (pattern: string | null) =>
  HOME.test(pattern ?? '') ? `${verb} your whole home folder` : about(verb, 'any folder')(pattern)

const readFiles: Meaning = { words: inFolder('Read files in'), risk: limited('medium', 'high') }
const writeFiles: Meaning = {
  words: inFolder('Create, change and delete files in'),
  risk: () => 'high',
}
/** What Core's permission domains let an agent do. */
const MEANINGS: Record<string, Meaning> = {
  'filesystem:read': readFiles,
  'filesystem:write': writeFiles,
  'fs:read': readFiles,
  'fs:write': writeFiles,
  'network:egress': {
    words: about('Send data to', 'any computer on the internet'),
    risk: limited('medium', 'high'),
  },
  'database:rw': {
    words: about('Read and change the database', 'of any application'),
    risk: () => 'high',
  },
  'event:publish': {
    words: about('Send events named', 'anything'),
    risk: limited('low', 'medium'),
  },
  'event:subscribe': {
    words: about('Listen to events named', 'anything'),
    risk: limited('low', 'medium'),
  },
  'tool:invoke': {
    words: about('Use the tool', 'of any other agent'),
    risk: limited('medium', 'high'),
  },
}

/**
 * Says what a permission, `domain:action` or `domain:action:pattern`, lets an agent do. Unknown
 * domains are shown as they are and count as high risk: nobody can say what they allow.
 */
export function describePermission(permission: string): PermissionDescription {
  const [domain = '', action = '', ...rest] = permission.split(':')
  const pattern = rest.length > 0 ? rest.join(':') : null
  const meaning = Object.hasOwn(MEANINGS, `${domain}:${action}`)
    ? MEANINGS[`${domain}:${action}`]
    : undefined
  return {
    permission,
    domain,
    action,
    pattern,
    risk: meaning ? meaning.risk(pattern) : 'high',
    words: meaning
      ? meaning.words(pattern)
      : `Something this marketplace does not know: ${permission}`,
  }
}

/**
 * SHA-256, lowercase hex, by which Core notices that permissions changed: over the compact JSON of
 * the trimmed permissions, empties and duplicates dropped, sorted by their UTF-8 bytes. Node only.
 */
export function permissionsHash(permissions: string[]): string {
  const trimmed = permissions.map((permission) => permission.trim()).filter(Boolean)
  return sha256(JSON.stringify([...new Set(trimmed)].sort(byBytes)))
}

/** The hash Core's manifest reader computes: trimmed, in the order of the manifest. Node only. */
export function requestedPermissionsHash(permissions: string[]): string {
  return sha256(JSON.stringify(permissions.map((permission) => permission.trim())))
}

/** UTF-8 sorts like code points; JavaScript sorts by UTF-16 units, which differs beyond U+FFFF. */
function byBytes(one: string, other: string): number {
  const a = Array.from(one, (character) => character.codePointAt(0)!)
  const b = Array.from(other, (character) => character.codePointAt(0)!)
  const index = a.findIndex((codePoint, at) => codePoint !== b[at])
  return index === -1 ? a.length - b.length : a[index]! - (b[index] ?? -1)
}

function sha256(text: string): string {
  // Not imported, so that pages in a browser can use describePermission() from this file.
  const { createHash } = process.getBuiltinModule('node:crypto')
  return createHash('sha256').update(text).digest('hex')
}
