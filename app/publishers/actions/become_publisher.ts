import { randomBytes } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#audit/record'
import { type Actor, personOf } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import User from '#accounts/models/user'
import Publisher from '#publishers/models/publisher'
import PublisherPolicy from '#publishers/policies/publisher_policy'
import { AlreadyPublisher, EmailNotVerified, NameReserved } from '#publishers/errors'
import { isReserved, slugOf } from '#publishers/slug'

export type PublisherProfile = {
  displayName: string
  bio?: string | null
  websiteUrl?: string | null
}

/** Makes a person with a confirmed e-mail address a publisher. `country` is ISO 3166-1 alpha-2. */
export default class BecomePublisher {
  async handle(
    actor: Actor,
    profile: PublisherProfile & { country: string },
    within?: TransactionClientContract
  ): Promise<Publisher> {
    return (within ?? db).transaction(async (trx) => {
      await bouncerFor(actor).with(PublisherPolicy).authorize('become')
      const user = await User.query({ client: trx })
        .where('id', personOf(actor)!.id)
        .forUpdate()
        .firstOrFail()
      if (!user.isVerified) throw new EmailNotVerified()
      if (await Publisher.findBy('userId', user.id, { client: trx })) throw new AlreadyPublisher()

      const { displayName, country, bio, websiteUrl } = profile
      const slug = await freeSlug(trx, displayName)
      const publisher = await Publisher.create(
        { userId: user.id, displayName, slug, country, bio: bio ?? '', websiteUrl },
        { client: trx }
      )
      await record(trx, actor, 'publisher.created', publisher, {
        userId: user.id,
        publisherId: publisher.id,
      })
      return publisher.refresh()
    })
  }
}

/** Two publishers of one name get neighbouring slugs; the lock keeps them from choosing the same one at once. */
async function freeSlug(trx: TransactionClientContract, displayName: string): Promise<string> {
  const slug = slugOf(displayName) || `studio-${randomBytes(4).toString('hex')}`
  if (isReserved(slug)) throw new NameReserved(displayName)

  await trx.rawQuery(`select pg_advisory_xact_lock(hashtext('publishers.slug'))`)
  const taken = await Publisher.query({ client: trx })
    .where('slug', slug)
    .orWhereRaw('slug::text ~ ?', [`^${slug}-[0-9]+$`])
  const slugs = new Set(taken.map((publisher) => String(publisher.slug)))
  if (!slugs.has(slug)) return slug
  for (let number = 2; ; number++) if (!slugs.has(`${slug}-${number}`)) return `${slug}-${number}`
}
