import type { HttpContext } from '@adonisjs/core/http'
import AuditAdminDownload from '#delivery/actions/audit_admin_download'
import { addressed } from '#delivery/http/addressed'
import { openArtifact } from '#delivery/http/open_artifact'
import { sendArtifact } from '#delivery/http/send_artifact'
import { countDownload, noteTokenUse } from '#delivery/queries/note_download'

/** The bytes of a release, for a token or a session. */
export default class ArtifactsController {
  async show(ctx: HttpContext) {
    const address = addressed(ctx)
    const { bearer, found, decision } = await openArtifact(ctx, address)
    if (decision.as === 'admin')
      await new AuditAdminDownload().handle(ctx.auth.getUserOrFail(), found.release.id)
    noteTokenUse(bearer)
    const { as, entitlementId } = decision
    const [listingId, artifactId] = [found.listing.id, found.artifact.id]
    const download = { as, entitlementId, listingId, artifactId }
    if (await sendArtifact(ctx, address, found.artifact)) countDownload(bearer, download)
  }
}
