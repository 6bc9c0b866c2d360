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
import { ReleaseAlreadyYanked, ReleaseNotPublished } from '#releases/errors'

export const YANK_REASONS = ['security', 'broken', 'legal', 'withdrawn', 'other'] as const

export type YankReason = (typeof YANK_REASONS)[number]

/** Stops offering a release to new installs. Those it already belongs to keep it. */
export default class YankRelease {
  /** @param message what the audit trail should remember beside the reason */
  async handle(
    actor: Actor,
    releaseId: string,
    { reason, message }: { reason: YankReason; message?: string | null }
  ): Promise<Release> {
    return db.transaction(async (trx) => {
      const release = await lockedRelease(trx, releaseId)
      await bouncerFor(actor).with(ReleasePolicy).authorize('yank', release)
      if (!release.isPublished) throw new ReleaseNotPublished()
      if (release.isYanked) throw new ReleaseAlreadyYanked()

      const { listing } = release
      await release.merge({ yankedAt: DateTime.now(), yankReason: reason }).save()
      await record(trx, actor, 'release.yanked', release, {
        publisherId: listing.publisherId,
        details: { agentId: listing.agentId, version: release.version, reason, message },
      })
      await new NoteRelease().handle(actor, listing.id, await newestRelease(trx, listing.id), trx)
      return release
    })
  }
}
