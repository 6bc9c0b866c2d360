import { BaseTransformer } from '@adonisjs/core/transformers'
import type Release from '#releases/models/release'

/** A release in its publisher's list. Sizes are bytes. */
export default class ReleaseRowTransformer extends BaseTransformer<Release> {
  toObject() {
    const { id, version, channel, state, source, createdAt, publishedAt } = this.resource
    return {
      ...{ id, version, channel, state },
      sizeBytes: source.sizeBytes,
      createdAt: createdAt.toISO()!,
      publishedAt: publishedAt?.toISO() ?? null,
    }
  }
}
