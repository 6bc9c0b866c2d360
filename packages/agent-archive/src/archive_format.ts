import type { ArchiveBytes } from './archive_bytes.ts'
import { refuse } from './refusal.ts'

export type ArchiveFormat = 'tar.gz' | 'zip'

const MAGIC_BYTES = 512
/** First bytes of files that are often renamed to .zip; a zip may only fail to begin like one. */
const OTHER_FORMATS = ['\x1f\x8b', '\xfd7zXZ\0', 'BZh', '\x28\xb5\x2f\xfd', '7z\xbc\xaf', 'Rar!']

/**
 * What an archive is, by its name and its first bytes, which must agree; by its bytes alone when
 * there is no name. Refuses with `format`.
 */
export async function archiveFormat(bytes: ArchiveBytes, name?: string): Promise<ArchiveFormat> {
  const start = await bytes.read(0, MAGIC_BYTES)
  const magic = start.toString('latin1')
  if (magic === '') refuse('format', 'The file is empty.')
  const claimed = name === undefined ? null : claimedFormat(name)
  if (name !== undefined && !claimed)
    refuse('format', 'The name of the file does not end in .tar.gz, .tgz or .zip.')

  const isGzip = magic.startsWith('\x1f\x8b')
  if (claimed === 'tar.gz' && !isGzip) refuse('format', 'The file is not gzip-compressed.')
  if (claimed === 'zip' && (isOther(magic) || isTar(magic)))
    refuse('format', 'The file is named .zip but is something else.')
  if (claimed) return claimed
  if (isGzip) return 'tar.gz'
  if (magic.startsWith('PK')) return 'zip'
  return refuse('format', 'The file is neither a gzip-compressed tar nor a zip.')
}

function claimedFormat(name: string): ArchiveFormat | null {
  if (/\.(tar\.gz|tgz)$/i.test(name)) return 'tar.gz'
  return /\.zip$/i.test(name) ? 'zip' : null
}

function isOther(magic: string): boolean {
  return OTHER_FORMATS.some((start) => magic.startsWith(start))
}

function isTar(magic: string): boolean {
  return magic.startsWith('ustar', 257)
}
