import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { ZipFile } from 'yazl'
import type { ArchiveFormat, SourceTree } from '#database/demo_shop/shapes'

const FILE_MODE = 0o644
const GZIP_OS_BYTE = 9
const GZIP_OS_UNKNOWN = 0xff

interface ArchiveOptions {
  format: ArchiveFormat
  /** The single top-level folder, by convention `<short name>-<version>`. */
  root: string
}

/**
 * Packs a source tree under one top-level folder and returns the archive's bytes.
 * The same files always give the same bytes (names sorted by byte, fixed times, no
 * owner), so that seeding twice stores one blob and a checksum can be quoted.
 */
export async function buildArchive(files: SourceTree, options: ArchiveOptions): Promise<Buffer> {
  const members = Object.keys(files)
    .sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
    .map((path) => ({ name: `${options.root}/${path}`, body: Buffer.from(files[path], 'utf8') }))

  return options.format === 'zip' ? zipped(members) : tarred(members)
}

interface Member {
  name: string
  body: Buffer
}

async function tarred(members: Member[]): Promise<Buffer> {
  const tarball = pack()
  for (const { name, body } of members) {
    tarball.entry(
      { name, mode: FILE_MODE, uid: 0, gid: 0, mtime: new Date('2026-01-01T00:00:00Z') },
      body
    )
  }
  tarball.finalize()

  const bytes = gzipSync(await buffer(tarball), { level: 9 })
  // zlib writes the building system here; "unknown" keeps the bytes the same everywhere.
  bytes[GZIP_OS_BYTE] = GZIP_OS_UNKNOWN
  return bytes
}

async function zipped(members: Member[]): Promise<Buffer> {
  const zip = new ZipFile()
  for (const { name, body } of members) {
    zip.addBuffer(body, name, {
      mode: 0o100000 | FILE_MODE,
      // DOS times carry no zone: a local date gives the same bytes in every zone.
      mtime: new Date(2026, 0, 1),
      forceDosTimestamp: true,
    })
  }
  zip.end()
  return buffer(zip.outputStream)
}
