import { BaseTransformer } from '@adonisjs/core/transformers'
import type Listing from '#catalog/models/listing'

/** A listing's own page; with publisher and plans loaded. */
export default class ListingTransformer extends BaseTransformer<Listing> {
  toObject() {
    const listing = this.resource
    return {
      ...this.pick(listing, ['id', 'agentId', 'name', 'summary', 'tags', 'integrationPoints']),
      ...this.pick(listing, ['repositoryUrl', 'docsUrl', 'latestVersion', 'downloadsCount']),
      ...this.pick(listing, ['isVerified', 'isOffered', 'isTakenDown', 'isFree']),
      takenDownReason: listing.takenDownReason,
      descriptionHtml: listing.descriptionHtml,
      releasedAt: listing.releasedAt?.toISO() ?? null,
      publisher: {
        name: listing.publisher.displayName,
        slug: String(listing.publisher.slug),
      },
    }
  }
}
