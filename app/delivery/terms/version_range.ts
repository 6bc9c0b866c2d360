import { compareVersions, parseVersion } from '@fleetprompt/agent-archive/versions'
import { RangeNotUnderstood } from '#delivery/errors'

type Covers = (version: string) => boolean

const WILDCARD = /^(0|[1-9]\d{0,9})(?:\.(0|[1-9]\d{0,9}))?(?:\.[xX*])?$/

/**
 * Reads a range of versions: an exact one, `^1.4.0` (the same major; below 1.0.0 the same minor), `~1.4.0` (the same minor),
 * `1.x`, `1.4.x`, `1` or `*`. Pre-releases count where their number does; the channel filters them. Throws RangeNotUnderstood.
 */
export function versionRange(text: string): Covers {
  if (/^[xX*]$/.test(text)) return () => true
  const exact = parseVersion(text)
  if (exact) return (version) => compareVersions(version, text) === 0

  const floor = /^[\^~]/.test(text) ? parseVersion(text.slice(1)) : null
  if (floor) {
    const byMajor = text.startsWith('^') && floor.major > 0
    const byPatch = text.startsWith('^') && floor.major === 0 && floor.minor === 0
    return (version) => {
      const { major, minor, patch } = parseVersion(version)!
      if (major !== floor.major || compareVersions(version, floor) < 0) return false
      return byMajor || (minor === floor.minor && (!byPatch || patch === floor.patch))
    }
  }
  const [, major, minor] = WILDCARD.exec(text) ?? []
  if (major === undefined) throw new RangeNotUnderstood()
  return (version) => {
    const read = parseVersion(version)!
    return read.major === Number(major) && (minor === undefined || read.minor === Number(minor))
  }
}
