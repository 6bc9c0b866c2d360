import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { parseVersion, type Version } from '@fleetprompt/agent-archive'
import type Listing from '#catalog/models/listing'
import Artifact from '#releases/models/artifact'
import Release from '#releases/models/release'
import { channelOf } from '#releases/channel'
import { VersionTaken } from '#releases/errors'
import type { AcceptedReport } from '#releases/intake/inspection'
import type { Upload } from '#releases/intake/upload'

const CONTENT_TYPES = { 'tar.gz': 'application/gzip', 'zip': 'application/zip' }

/** The draft that these very bytes made before, or null. Throws VersionTaken when the version is another release's. */
export async function sameDraft(
  trx: TransactionClientContract,
  listing: Listing,
  version: string,
  report: AcceptedReport
): Promise<Release | null> {
  const release = await Release.query({ client: trx })
    .where('listingId', listing.id)
    .where('versionKey', parsed(version).key)
    .preload('artifacts')
    .first()
  if (!release) return null
  const same = release.version === version && release.source.sha256 === report.sha256
  if (release.isPublished || !same) throw new VersionTaken(release.version)
  return release
}

/** Writes the rows of a checked archive whose bytes are stored already. */
export async function keepDraft(
  trx: TransactionClientContract,
  listing: Listing,
  upload: Upload & { notesHtml: string },
  report: AcceptedReport
): Promise<Release> {
  const { key, major, minor, patch, prerelease } = parsed(upload.version)
  const { manifest, files, findings, format, sha256, sizeInBytes, unpackedBytes } = report
  const release = await Release.create(
    {
      listingId: listing.id,
      version: upload.version,
      versionKey: key,
      ...{ major, minor, patch },
      prerelease: prerelease.join('.'),
      channel: channelOf(prerelease.join('.')),
      notes: upload.notes,
      notesHtml: upload.notesHtml,
      minCoreVersion: upload.minCoreVersion ?? null,
      manifest: Buffer.from(manifest.bytes),
      manifestSha256: manifest.sha256,
      permissions: manifest.data.permissions,
      permissionsHash: manifest.permissionsHash,
      requestedPermissionsHash: manifest.requestedPermissionsHash,
      checkReport: { findings, format, sha256, sizeInBytes, unpackedBytes },
      ...{ files, unpackedBytes },
    },
    { client: trx }
  )
  const contentType = CONTENT_TYPES[format]
  await Artifact.create(
    {
      releaseId: release.id,
      kind: 'source',
      name: `source.${format}`,
      format,
      contentType,
      sha256,
      sizeBytes: sizeInBytes,
    },
    { client: trx }
  )
  return release
}

/** The intake has read this version already. */
const parsed = (version: string): Version => parseVersion(version)!
