import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { renderMarkdown } from '#shared/markdown'
import { NotFound } from '#shared/refusal'
import Listing from '#catalog/models/listing'
import { lockedListing } from '#catalog/queries/locked_listing'
import type Release from '#releases/models/release'
import ReleasePolicy from '#releases/policies/release_policy'
import { inspect } from '#releases/intake/inspection'
import { keepDraft, sameDraft } from '#releases/intake/draft'
import type { Upload } from '#releases/intake/upload'
import { keepBlob } from '#releases/storage/blob_lock'

/**
 * Checks an archive and makes a draft release of it. The same bytes again give the same draft;
 * a refusal (ArchiveRefused, VersionTaken) leaves nothing and does not burn the version.
 */
export default class UploadRelease {
  async handle(actor: Actor, listingId: string, upload: Upload): Promise<Release> {
    const { agentId } = await this.#authorize(actor, await Listing.find(listingId))
    const { fileName: name, filePath, version } = upload
    const notesHtml = await renderMarkdown(upload.notes, { field: 'notes' })
    const report = await inspect(filePath, { name, agentId, version })

    return db.transaction(async (trx) => {
      const listing = await this.#authorize(actor, await lockedListing(trx, listingId))
      const existing = await sameDraft(trx, listing, version, report)
      if (existing) return existing

      await keepBlob(trx, report.sha256, filePath)
      const release = await keepDraft(trx, listing, { ...upload, notesHtml }, report)
      await this.#record(trx, actor, listing, release)
      return release
    })
  }

  async #authorize(actor: Actor, listing: Listing | null) {
    if (!listing) throw new NotFound()
    await listing.load('publisher')
    await bouncerFor(actor).with(ReleasePolicy).authorize('create', listing)
    return listing
  }

  #record(trx: TransactionClientContract, actor: Actor, listing: Listing, release: Release) {
    return record(trx, actor, 'release.uploaded', release, {
      publisherId: listing.publisherId,
      details: {
        agentId: listing.agentId,
        version: release.version,
        sha256: release.checkReport.sha256,
      },
    })
  }
}
