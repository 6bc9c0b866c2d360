import { BaseTransformer } from '@adonisjs/core/transformers'
import type Publisher from '#publishers/models/publisher'

/** A publisher, as everybody sees them. */
export default class PublisherTransformer extends BaseTransformer<Publisher> {
  toObject() {
    return {
      displayName: this.resource.displayName,
      slug: String(this.resource.slug),
      bio: this.resource.bio,
      websiteUrl: this.resource.websiteUrl,
      since: this.resource.createdAt.toISO()!,
    }
  }
}
