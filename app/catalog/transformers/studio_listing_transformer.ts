import { BaseTransformer } from '@adonisjs/core/transformers'
import type Listing from '#catalog/models/listing'
import { missingForPublication } from '#catalog/readiness'

/** A listing, as its publisher sees it; with plans and publisher loaded. */
export default class StudioListingTransformer extends BaseTransformer<Listing> {
  toObject() {
    const listing = this.resource
    return {
      ...this.pick(listing, ['id', 'agentId', 'name', 'summary', 'description', 'tags']),
      ...this.pick(listing, ['integrationPoints', 'repositoryUrl', 'docsUrl', 'latestVersion']),
      downloadsCount: listing.downloadsCount,
      takenDownReason: listing.takenDownReason,
      releasedAt: listing.releasedAt?.toISO() ?? null,
      state: this.state,
      missing: missingForPublication(listing),
    }
  }

  private get state(): 'taken_down' | 'published' | 'draft' {
    if (this.resource.isTakenDown) return 'taken_down'
    return this.resource.isPublished ? 'published' : 'draft'
  }
}
