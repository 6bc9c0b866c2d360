import type { HttpContext } from '@adonisjs/core/http'
import type { Actor } from '#accounts/actor'
import type Listing from '#catalog/models/listing'
import type Release from '#releases/models/release'
import UploadRelease from '#releases/actions/upload_release'
import { oneAtATime } from '#releases/intake/turns'
import { receiveUpload } from '#releases/intake/received_upload'
import { uploadValidator } from '#releases/validators/release'

/** The whole way of an archive from the network to a draft; the temporary file goes, whatever happens. */
export function takeIn(ctx: HttpContext, actor: Actor, listing: Listing): Promise<Release> {
  return oneAtATime(listing.publisherId, async () => {
    const { fileName, filePath, discard } = await receiveUpload(ctx)
    try {
      const fields = await ctx.request.validateUsing(uploadValidator)
      const { version, notes, min_core_version: minCoreVersion } = fields
      const upload = { version, notes: notes ?? '', minCoreVersion, fileName, filePath }
      return await new UploadRelease().handle(actor, listing.id, upload)
    } finally {
      await discard()
    }
  })
}
