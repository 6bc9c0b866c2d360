/**
 * A semantic version (semver.org 2.0.0). `key` is the identity releases are unique by: lower-case
 * and without build metadata, which SemVer tells readers to ignore.
 */
export type Version = {
  major: number
  minor: number
  patch: number
  prerelease: string[]
  build: string | null
  key: string
}

const NUMERIC = '(?:0|[1-9][0-9]*)'
const PRERELEASE = `(?:${NUMERIC}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)`
const GRAMMAR = new RegExp(
  `^(${NUMERIC})\\.(${NUMERIC})\\.(${NUMERIC})` +
    `(?:-(${PRERELEASE}(?:\\.${PRERELEASE})*))?` +
    `(?:\\+([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?$`
)
const LONGEST_VERSION = 100

/**
 * Reads a version by the grammar of semver.org, at most 100 bytes; null for anything else: no "v",
 * no spaces, no two-part versions. Its three numbers are those that computers count exactly, as in
 * npm's semver; numbers in a pre-release, where timestamps stand, may be of any length.
 */
export function parseVersion(text: string): Version | null {
  if (text.length > LONGEST_VERSION) return null
  const match = GRAMMAR.exec(text)
  if (!match) return null
  const [major, minor, patch] = match.slice(1, 4).map(Number) as [number, number, number]
  const prerelease = match[4]?.split('.') ?? []
  if (![major, minor, patch].every(Number.isSafeInteger)) return null
  const build = match[5] ?? null
  const key = (build === null ? text : text.slice(0, text.indexOf('+'))).toLowerCase()
  return { major, minor, patch, prerelease, build, key }
}

/**
 * SemVer precedence (semver.org, item 11): negative when `one` comes before `other`, 0 when they
 * are equal but for build metadata. Takes versions or their text; throws RangeError on bad text.
 */
export function compareVersions(one: Version | string, other: Version | string): number {
  const a = version(one)
  const b = version(other)
  return (
    a.major - b.major ||
    a.minor - b.minor ||
    a.patch - b.patch ||
    comparePrereleases(a.prerelease, b.prerelease)
  )
}

function version(given: Version | string): Version {
  if (typeof given !== 'string') return given
  const parsed = parseVersion(given)
  if (!parsed) throw new RangeError('Not a semantic version')
  return parsed
}

function comparePrereleases(one: string[], other: string[]): number {
  // 1.0.0-rc.1 comes before 1.0.0.
  if (one.length === 0 || other.length === 0) return other.length - one.length
  for (const [index, identifier] of one.entries()) {
    if (index >= other.length) return 1
    const difference = compareIdentifiers(identifier, other[index]!)
    if (difference !== 0) return difference
  }
  return one.length - other.length
}

function compareIdentifiers(one: string, other: string): number {
  // Without leading zeros the longer number is the larger, however long it is.
  if (isNumeric(one) && isNumeric(other) && one.length !== other.length)
    return one.length - other.length
  if (isNumeric(one) !== isNumeric(other)) return isNumeric(one) ? -1 : 1
  return one < other ? -1 : one > other ? 1 : 0
}

function isNumeric(identifier: string): boolean {
  return /^[0-9]+$/.test(identifier)
}
