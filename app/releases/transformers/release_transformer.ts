import { BaseTransformer } from '@adonisjs/core/transformers'
import { describePermission } from '@fleetprompt/agent-archive/permissions'
import type Release from '#releases/models/release'

/** The delivery door, which takes a session as well as a token. */
const artifactPath = (agentId: string, version: string, name: string) =>
  `/api/core/v1/agents/${agentId}/releases/${encodeURIComponent(version)}/artifacts/${name}`

/** A release as its publisher sees it. Sizes are bytes; hashes are SHA-256 in lowercase hex. */
export default class ReleaseTransformer extends BaseTransformer<Release> {
  toObject() {
    const { source, checkReport, manifest, listing, version } = this.resource
    return {
      ...this.pick(this.resource, ['id', 'version', 'channel', 'minCoreVersion', 'yankReason']),
      notesHtml: this.resource.notesHtml,
      state: this.resource.state,
      createdAt: this.resource.createdAt.toISO()!,
      publishedAt: this.resource.publishedAt?.toISO() ?? null,
      yankedAt: this.resource.yankedAt?.toISO() ?? null,
      findings: checkReport.findings,
      unpackedBytes: this.resource.unpackedBytes,
      files: this.resource.files,
      manifest: manifest.toString('utf8'),
      manifestSha256: this.resource.manifestSha256,
      permissions: this.resource.permissions.map(describePermission),
      archive: {
        name: source.name,
        format: source.format,
        sizeBytes: source.sizeBytes,
        sha256: source.sha256,
        url: artifactPath(listing.agentId, version, source.name),
      },
    }
  }
}
