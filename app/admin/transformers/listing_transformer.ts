import { BaseTransformer } from '@adonisjs/core/transformers'
import type Listing from '#catalog/models/listing'
import type { ListingState } from '#catalog/queries/curated_listings'

/** A listing, as a curator sees it; with its publisher loaded. */
export default class ListingTransformer extends BaseTransformer<Listing> {
  toObject() {
    const listing = this.resource
    return {
      ...this.pick(listing, ['id', 'agentId', 'name', 'latestVersion', 'takenDownReason']),
      ...this.pick(listing, ['isVerified', 'isFeatured']),
      state: this.state,
      createdAt: listing.createdAt.toUTC().toISO()!,
      publisher: { name: listing.publisher.displayName, slug: listing.publisher.slug },
    }
  }

  private get state(): ListingState {
    if (this.resource.isTakenDown) return 'taken_down'
    return this.resource.isPublished ? 'offered' : 'draft'
  }
}
