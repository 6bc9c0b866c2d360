import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import Release from '#releases/models/release'
import DownloadPolicy from '#delivery/policies/download_policy'

/** Lets an admin look into what they hold no right to, and remembers it before the first byte goes out. */
export default class AuditAdminDownload {
  async handle(actor: Actor, releaseId: string): Promise<Release> {
    return db.transaction(async (trx) => {
      await bouncerFor(actor).with(DownloadPolicy).authorize('asAdmin')
      const release = await Release.findOrFail(releaseId, { client: trx })
      await record(trx, actor, 'release.downloaded_by_admin', release, {
        details: { version: release.version },
      })
      return release
    })
  }
}
