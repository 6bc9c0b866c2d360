import type { ArchiveEntry } from './archive_entry.ts'
import { refuse } from './refusal.ts'
import type { CentralRecord } from './zip_records.ts'

// The upper half of the external attributes is a mode of stat(2), the lower half FAT attributes.
const TYPE = 0o170000
const REGULAR = 0o100000
const FOLDER = 0o040000
const SPECIAL_BITS = 0o7000
const EXECUTABLE = 0o111
const FAT_VOLUME_LABEL = 0x08
const FAT_FOLDER = 0x10
const FAT_REPARSE_POINT = 0x400

/** File or folder, if name, attributes and size all say the same. */
export function entryKind(record: CentralRecord): ArchiveEntry['kind'] {
  const { attributes, name, sizeInBytes } = record
  const mode = attributes >>> 16
  if (mode & SPECIAL_BITS)
    refuse('entry.mode', 'A file of the zip has the setuid, setgid or sticky bit.')
  const type = mode & TYPE
  if (type !== 0 && type !== REGULAR && type !== FOLDER)
    refuse('entry.type', 'The zip holds a link or a device.')
  if (attributes & (FAT_VOLUME_LABEL | FAT_REPARSE_POINT))
    refuse('entry.type', 'The zip holds a link or a volume label.')

  const isNamedFolder = name.at(-1) === 0x2f
  if (isNamedFolder && sizeInBytes !== 0)
    refuse('zip.differential', 'A folder of the zip has content.')
  const isMarkedFolder = type === FOLDER || (attributes & FAT_FOLDER) !== 0
  if (isNamedFolder ? type === REGULAR : isMarkedFolder)
    refuse('zip.differential', 'The zip calls an entry both a file and a folder.')
  return isNamedFolder ? 'directory' : 'file'
}

export function isExecutable({ attributes }: CentralRecord): boolean {
  return ((attributes >>> 16) & EXECUTABLE) !== 0
}
