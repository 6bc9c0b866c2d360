import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import NoteRelease from '#catalog/actions/note_release'
import type Release from '#releases/models/release'
import ReleasePolicy from '#releases/policies/release_policy'
import { lockedRelease } from '#releases/queries/locked_release'
import { newestRelease } from '#releases/queries/newest_release'
import { ListingClosed, ReleaseAlreadyPublished } from '#releases/errors'

/** Freezes a draft release and offers it to buyers. There is no way back. */
export default class PublishRelease {
  /** @param at for the seed of a demo shop, which tells a past; everybody else publishes now */
  async handle(actor: Actor, releaseId: string, { at }: { at?: DateTime } = {}): Promise<Release> {
    return db.transaction(async (trx) => {
      const release = await lockedRelease(trx, releaseId)
      await bouncerFor(actor).with(ReleasePolicy).authorize('publish', release)
      if (release.isPublished) throw new ReleaseAlreadyPublished()
      const { listing } = release
      if (listing.isTakenDown) throw new ListingClosed()

      const publishedAt = (actor.kind === 'system' && at) || DateTime.now()
      await release.merge({ publishedAt }).save()
      await record(trx, actor, 'release.published', release, {
        publisherId: listing.publisherId,
        details: { agentId: listing.agentId, version: release.version },
      })
      await new NoteRelease().handle(actor, listing.id, await newestRelease(trx, listing.id), trx)
      return release
    })
  }
}
