import type { ArchiveEntry } from './archive_entry.ts'
import { refuse } from './refusal.ts'

export const MANIFEST_NAME = 'opensentience.agent.json'

type Node = { path: string; kind: ArchiveEntry['kind']; listed: boolean }

/** All paths of an archive together: which of them clash on some machine, and where the source is. */
export class EntryTree {
  /** By folded path: what a case-insensitive, normalising file system would call it. */
  readonly #nodes = new Map<string, Node>()

  /** Adds a path as entryPath() spells it, and the folders above it; refuses path.* clashes. */
  add(path: string, kind: ArchiveEntry['kind']): void {
    for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1))
      this.#place({ path: path.slice(0, slash), kind: 'directory', listed: false })
    this.#place({ path, kind, listed: true })
  }

  /**
   * The folder the agent's source is in, '' or 'name', and the path of its manifest. Refuses
   * manifest.missing and manifest.nested: Core takes every file of that name for an agent.
   */
  locateSource(): { root: string; manifestPath: string } {
    const root = this.#isFile(MANIFEST_NAME) ? '' : this.#singleFolder()
    const manifestPath = root === '' ? MANIFEST_NAME : `${root}/${MANIFEST_NAME}`
    if (!this.#isFile(manifestPath))
      refuse('manifest.missing', `There is no ${MANIFEST_NAME} where Core looks for it.`)
    for (const { path, kind } of this.#nodes.values())
      if (kind === 'file' && path !== manifestPath && isManifestName(path))
        refuse('manifest.nested', `There is a second ${MANIFEST_NAME}.`, { path })
    return { root, manifestPath }
  }

  #place(node: Node): void {
    const key = fold(node.path)
    const known = this.#nodes.get(key)
    if (!known) return void this.#nodes.set(key, node)
    const { path } = node
    if (known.path !== path)
      refuse('path.collision', 'Two paths differ only in case or in Unicode form.', { path })
    if (known.kind !== node.kind)
      refuse('path.conflict', 'A path is both a file and a folder.', { path })
    if (known.listed && node.listed) refuse('path.duplicate', 'A path occurs twice.', { path })
    known.listed ||= node.listed
  }

  #singleFolder(): string {
    const top = [...this.#nodes.values()].filter(({ path }) => path !== '' && !path.includes('/'))
    return top.length === 1 ? top[0]!.path : ''
  }

  #isFile(path: string): boolean {
    const node = this.#nodes.get(fold(path))
    return node?.path === path && node.kind === 'file'
  }
}

/** True for a path whose last part is the manifest's name in any casing. */
export function isManifestName(path: string): boolean {
  return fold(path.slice(path.lastIndexOf('/') + 1)) === MANIFEST_NAME
}

/** Upper-casing in between is what makes ß and ẞ equal SS, as full Unicode case folding does. */
function fold(path: string): string {
  return path.normalize('NFC').toLowerCase().toUpperCase().toLowerCase().normalize('NFC')
}
