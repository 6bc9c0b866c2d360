import type { ArchiveEntry } from './archive_entry.ts'
import type { ArchivePolicy } from './policy.ts'
import { hasInvisible, refuse } from './refusal.ts'

const WINDOWS_CHARACTERS = /[<>:"|?*]/
const WINDOWS_DEVICES = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[1-9¹²³]) *(\.|$)/i
/** .git, and the name Windows gives it where short names are on. */
const GIT = /^(\.git|git~1)[. ]*$/i

/**
 * The one spelling of a member's path: relative, parts joined by single slashes, no slash at the
 * end; '' for the archive's own root ("./"). Refuses, with path.* and limit.* codes, whatever
 * would land outside the folder, on another name, or nowhere on a buyer's machine.
 */
export function entryPath(
  rawPath: Uint8Array,
  kind: ArchiveEntry['kind'],
  policy: ArchivePolicy
): string {
  if (rawPath.length === 0) refuse('path.empty', 'An entry of the archive has no name.')
  const spelling = decode(rawPath)
  if (hasInvisible(spelling))
    refuse('path.name', 'A path holds control or invisible characters.', { path: spelling })
  verifyStaysInside(spelling)

  let path = spelling.startsWith('./') ? spelling.slice(2) : spelling
  if (kind === 'directory' && path.endsWith('/')) path = path.slice(0, -1)
  if (path === '' || path === '.') {
    if (kind === 'file') refuse('path.empty', 'A file of the archive has no name.')
    return ''
  }
  const components = path.split('/')
  verifyComponents(components, spelling)
  verifyLimits(path, components, policy)
  return path
}

/** Refuses a path that leads out of the folder it is unpacked in, somewhere. */
export function verifyStaysInside(path: string): void {
  if (/^(\/|[a-z]:)/i.test(path)) refuse('path.absolute', 'A path is absolute.', { path })
  if (path.includes('\\')) refuse('path.backslash', 'A path contains a backslash.', { path })
  if (path.split('/').includes('..')) refuse('path.traversal', 'A path contains "..".', { path })
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return refuse('path.utf8', 'A path is not UTF-8.', { path: new TextDecoder().decode(bytes) })
  }
}

function verifyComponents(components: string[], path: string): void {
  for (const component of components) {
    if (component === '' || component === '.')
      refuse('path.noncanonical', 'A path has an empty or "." part.', { path })
    if (GIT.test(component))
      refuse('path.git', 'The archive contains git data, which git and Core would obey.', { path })
    if (WINDOWS_CHARACTERS.test(component))
      refuse('path.reserved', 'A path has a character that Windows cannot store.', { path })
    if (WINDOWS_DEVICES.test(component))
      refuse('path.reserved', 'A path is the name of a Windows device.', { path })
    if (/[. ]$/.test(component))
      refuse('path.reserved', 'A path ends in a dot or space, which Windows drops.', { path })
  }
}

function verifyLimits(path: string, components: string[], policy: ArchivePolicy): void {
  const { maxPathBytes, maxComponentBytes, maxDepth } = policy
  if (byteLength(path) > maxPathBytes)
    refuse('limit.path', `A path is longer than ${maxPathBytes} bytes.`, { path })
  if (components.some((component) => byteLength(component) > maxComponentBytes))
    refuse('limit.component', `A name is longer than ${maxComponentBytes} bytes.`, { path })
  if (components.length > maxDepth)
    refuse('limit.depth', `A path has more than ${maxDepth} levels.`, { path })
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}
