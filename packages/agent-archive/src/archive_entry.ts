/**
 * One file or folder on its way out of an archive. `rawPath` is as the archive spells it, nothing
 * in it has been checked. `content` must be read before the next entry is asked for.
 */
export type ArchiveEntry = {
  rawPath: Uint8Array
  kind: 'file' | 'directory'
  executable: boolean
  content: AsyncIterable<Uint8Array>
}
