import { BaseTransformer } from '@adonisjs/core/transformers'
import type { ListingCard } from '#catalog/queries/listing_cards'

/** A listing as the shop's lists show it. */
export default class ListingCardTransformer extends BaseTransformer<ListingCard> {
  toObject() {
    const { badge, releasedAt, publisherName, publisherSlug } = this.resource
    return {
      ...this.pick(this.resource, ['agentId', 'name', 'summary', 'tags', 'latestVersion']),
      ...this.pick(this.resource, ['downloadsCount', 'price']),
      isVerified: badge === 'verified',
      releasedAt: releasedAt?.toISOString() ?? null,
      publisher: { name: publisherName, slug: publisherSlug },
    }
  }
}
