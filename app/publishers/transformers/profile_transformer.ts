import { BaseTransformer } from '@adonisjs/core/transformers'
import type Publisher from '#publishers/models/publisher'

/** A publisher, as they see themselves in the studio. */
export default class ProfileTransformer extends BaseTransformer<Publisher> {
  toObject() {
    return {
      ...this.pick(this.resource, ['id', 'displayName', 'bio', 'websiteUrl', 'country']),
      slug: String(this.resource.slug),
      arePayoutsEnabled: this.resource.arePayoutsEnabled,
    }
  }
}
