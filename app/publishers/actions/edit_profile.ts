import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import { announceRegistryChange } from '#shared/registry_changes'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import Publisher from '#publishers/models/publisher'
import PublisherPolicy from '#publishers/policies/publisher_policy'
import { NameReserved } from '#publishers/errors'
import { isReserved, slugOf } from '#publishers/slug'
import type { PublisherProfile } from '#publishers/actions/become_publisher'

/** Changes what the public reads about a publisher. The slug stays: addresses do not move. */
export default class EditProfile {
  async handle(actor: Actor, publisherId: string, profile: PublisherProfile): Promise<Publisher> {
    return db.transaction(async (trx) => {
      const publisher = await Publisher.query({ client: trx })
        .where('id', publisherId)
        .forUpdate()
        .first()
      if (!publisher) throw new NotFound()
      await bouncerFor(actor).with(PublisherPolicy).authorize('edit', publisher)
      if (isReserved(slugOf(profile.displayName))) throw new NameReserved(profile.displayName)

      publisher.merge({
        displayName: profile.displayName,
        bio: profile.bio ?? '',
        websiteUrl: profile.websiteUrl ?? null,
      })
      const changed = Object.keys(publisher.$dirty)
      await publisher.save()
      await announceRegistryChange(trx)
      await record(trx, actor, 'publisher.edited', publisher, {
        userId: publisher.userId,
        publisherId: publisher.id,
        details: { changed },
      })
      return publisher
    })
  }
}
