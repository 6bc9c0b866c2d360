import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#audit/record'
import { announceRegistryChange } from '#shared/registry_changes'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import Publisher from '#publishers/models/publisher'
import PublisherPolicy from '#publishers/policies/publisher_policy'

/** Notes that Stripe now pays this publisher out. Saying it twice changes nothing and is audited once. */
export default class EnablePayouts {
  async handle(
    actor: Actor,
    publisherId: string,
    within?: TransactionClientContract,
    stripeEventId?: string
  ): Promise<Publisher> {
    return (within ?? db).transaction(async (trx) => {
      const publisher = await Publisher.query({ client: trx })
        .where('id', publisherId)
        .forUpdate()
        .first()
      if (!publisher) throw new NotFound()
      await bouncerFor(actor).with(PublisherPolicy).authorize('notePayouts', publisher)
      if (publisher.arePayoutsEnabled) return publisher

      await publisher.merge({ payoutsEnabledAt: DateTime.now() }).save()
      await announceRegistryChange(trx)
      await record(trx, actor, 'publisher.payouts_enabled', publisher, {
        userId: publisher.userId,
        publisherId: publisher.id,
        stripeEventId,
      })
      return publisher
    })
  }
}
