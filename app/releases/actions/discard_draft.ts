import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import type Release from '#releases/models/release'
import ReleasePolicy from '#releases/policies/release_policy'
import { lockedRelease } from '#releases/queries/locked_release'
import { ReleaseAlreadyPublished } from '#releases/errors'

/** Throws a draft away; its version is free again, and the sweeper takes the blob. */
export default class DiscardDraft {
  async handle(actor: Actor, releaseId: string): Promise<Release> {
    return db.transaction(async (trx) => {
      const release = await lockedRelease(trx, releaseId)
      await bouncerFor(actor).with(ReleasePolicy).authorize('discard', release)
      if (release.isPublished) throw new ReleaseAlreadyPublished()

      const { listing } = release
      await record(trx, actor, 'release.discarded', release, {
        publisherId: listing.publisherId,
        details: { agentId: listing.agentId, version: release.version },
      })
      await release.delete()
      return release
    })
  }
}
