import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DateTime } from 'luxon'
import env from '#start/env'
import { System } from '#accounts/actor'
import type Release from '#releases/models/release'
import PublishRelease from '#releases/actions/publish_release'
import UploadRelease from '#releases/actions/upload_release'
import PublishListing from '#catalog/actions/publish_listing'
import { aListing, type ListingScene, type ListingTraits } from '#tests/scenarios/catalog'
import { type ArchiveTraits, aTarball } from '#tests/scenarios/archives'

export type ReleaseTraits = ListingTraits &
  Partial<Omit<ArchiveTraits, 'agentId'>> & {
    /** The scene of a listing that is there already. */
    on?: ListingScene
    notes?: string
    minCoreVersion?: string
    /** When it was published; now unless told otherwise. */
    publishedAt?: DateTime
    /** The archive itself, when it matters. */
    archive?: Buffer
  }

export type ReleaseScene = ListingScene & { release: Release; archive: Buffer }

/** A checked release that is not published; 1.0.0 unless told otherwise. */
export async function aDraftRelease(traits: ReleaseTraits = {}): Promise<ReleaseScene> {
  const scene = traits.on ?? (await aListing(traits))
  const version = traits.version ?? '1.0.0'
  const archive =
    traits.archive ??
    (await aTarball({ ...traits, agentId: scene.listing.agentId, version, files: traits.files }))
  const release = await withFile(archive, (filePath) =>
    new UploadRelease().handle(scene.owner, scene.listing.id, {
      version,
      notes: traits.notes ?? '',
      minCoreVersion: traits.minCoreVersion,
      fileName: 'agent.tar.gz',
      filePath,
    })
  )
  return { ...scene, release: await release.refresh(), archive }
}

/** A published release; its listing is published with it, unless that was done before. */
export async function aPublishedRelease(traits: ReleaseTraits = {}): Promise<ReleaseScene> {
  const scene = await aDraftRelease(traits)
  const { publishedAt: at } = traits
  const publisher = at ? new System('seed') : scene.owner
  const release = await new PublishRelease().handle(publisher, scene.release.id, { at })
  const listing = await scene.listing.refresh()
  if (!listing.isPublished && listing.latestVersion)
    await new PublishListing().handle(scene.owner, listing.id)
  return { ...scene, release: await release.refresh(), listing: await listing.refresh() }
}

/** Gives bytes a file for a moment. */
export async function withFile<Result>(bytes: Buffer, work: (path: string) => Promise<Result>) {
  const folder = await mkdtemp(join(tmpdir(), 'archive-'))
  const path = join(folder, randomUUID())
  try {
    await writeFile(path, bytes)
    return await work(path)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The names of all files the shop keeps: blobs, and uploads on their way. */
export async function keptFiles(): Promise<string[]> {
  const inFolder = (name: string) =>
    readdir(join(env.get('DATA_DIR'), name), { recursive: true, withFileTypes: true })
      .then((entries) => entries.filter((entry) => entry.isFile()).map((entry) => entry.name))
      .catch(() => [])
  return [...(await inFolder('artifacts')), ...(await inFolder('uploads'))].sort()
}
