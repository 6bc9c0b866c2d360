import type { ArchiveEntry } from './archive_entry.ts'
import { refuse } from './refusal.ts'

export const MANIFEST_NAME = 'opensentience.agent.json'

/** A file or folder by its own name; the folder it is in knows the rest of its path. */
type Node = { id: number; name: string; kind: ArchiveEntry['kind']; listed: boolean }

const ROOT = 0

/** All paths of an archive together: which of them clash on some machine, and where the source is. */
export class EntryTree {
  /** By folder and folded name: what a case-insensitive, normalising file system would find there. */
  readonly #nodes = new Map<string, Node>()
  readonly #topNames: string[] = []
  readonly #manifests: string[] = []
  readonly #maxFolders: number
  #folders = 0

  constructor({ maxFolders }: { maxFolders: number }) {
    this.#maxFolders = maxFolders
  }

  /** Adds a path as entryPath() spells it, and the folders above it; refuses path.* clashes and limit.entries. */
  add(path: string, kind: ArchiveEntry['kind']): void {
    let folder = ROOT
    for (let start = 0, slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', start)) {
      folder = this.#place(path, start, slash, folder, 'directory', false)
      start = slash + 1
    }
    this.#place(path, path.lastIndexOf('/') + 1, path.length, folder, kind, true)
    if (kind === 'file' && isManifestName(path)) this.#manifests.push(path)
  }

  /**
   * The folder the agent's source is in, '' or 'name', and the path of its manifest. Refuses
   * manifest.missing and manifest.nested: Core takes every file of that name for an agent.
   */
  locateSource(): { root: string; manifestPath: string } {
    const isAtTop = this.#manifests.includes(MANIFEST_NAME)
    const root = isAtTop || this.#topNames.length !== 1 ? '' : this.#topNames[0]!
    const manifestPath = root === '' ? MANIFEST_NAME : `${root}/${MANIFEST_NAME}`
    if (!this.#manifests.includes(manifestPath))
      refuse('manifest.missing', `There is no ${MANIFEST_NAME} where Core looks for it.`)
    const second = this.#manifests.find((path) => path !== manifestPath)
    if (second !== undefined)
      refuse('manifest.nested', `There is a second ${MANIFEST_NAME}.`, { path: second })
    return { root, manifestPath }
  }

  /** Puts the part of a path from start to end into a folder. Returns the id to put others into it. */
  #place(
    path: string,
    start: number,
    end: number,
    folder: number,
    kind: Node['kind'],
    listed: boolean
  ): number {
    const name = path.slice(start, end)
    const key = `${folder}/${fold(name)}`
    const known = this.#nodes.get(key)
    if (!known) return this.#create(key, folder, { name, kind, listed })
    const where = { path: path.slice(0, end) }
    if (known.name !== name)
      refuse('path.collision', 'Two paths differ only in case or in Unicode form.', where)
    if (known.kind !== kind) refuse('path.conflict', 'A path is both a file and a folder.', where)
    if (known.listed && listed) refuse('path.duplicate', 'A path occurs twice.', where)
    known.listed ||= listed
    return known.id
  }

  #create(key: string, folder: number, node: Omit<Node, 'id'>): number {
    if (node.kind === 'directory' && ++this.#folders > this.#maxFolders)
      refuse('limit.entries', `The archive holds more than ${this.#maxFolders} folders.`)
    const id = this.#nodes.size + 1
    this.#nodes.set(key, { id, ...node })
    if (folder === ROOT && node.name !== '') this.#topNames.push(node.name)
    return id
  }
}

/** True for a path whose last part is the manifest's name in any casing. */
export function isManifestName(path: string): boolean {
  return fold(path.slice(path.lastIndexOf('/') + 1)) === MANIFEST_NAME
}

/** Upper-casing in between is what makes ß and ẞ equal SS, as full Unicode case folding does. */
function fold(name: string): string {
  return name.normalize('NFC').toLowerCase().toUpperCase().toLowerCase().normalize('NFC')
}
