import { BaseTransformer } from '@adonisjs/core/transformers'
import { headingsLowered } from '#shared/markdown'
import type Release from '#releases/models/release'

/** A published version, as the versions table shows it; with artifacts loaded. */
export default class VersionTransformer extends BaseTransformer<Release> {
  toObject() {
    const { source, notesHtml, publishedAt } = this.resource
    return {
      ...this.pick(this.resource, ['version', 'channel', 'minCoreVersion', 'isYanked']),
      yankReason: this.resource.yankReason,
      publishedAt: publishedAt?.toISO() ?? null,
      notesHtml: headingsLowered(notesHtml),
      archive: source && {
        name: source.name,
        format: source.format,
        sizeInBytes: source.sizeBytes,
        sha256: source.sha256,
      },
    }
  }
}
