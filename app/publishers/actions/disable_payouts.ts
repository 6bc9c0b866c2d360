import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#audit/record'
import { announceRegistryChange } from '#shared/registry_changes'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import Publisher from '#publishers/models/publisher'
import PublisherPolicy from '#publishers/policies/publisher_policy'

/** Notes that Stripe no longer pays this publisher out. Saying it twice changes nothing and is audited once. */
export default class DisablePayouts {
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
      if (!publisher.arePayoutsEnabled) return publisher

      await publisher.merge({ payoutsEnabledAt: null }).save()
      await announceRegistryChange(trx)
      await record(trx, actor, 'publisher.payouts_disabled', publisher, {
        userId: publisher.userId,
        publisherId: publisher.id,
        stripeEventId,
      })
      return publisher
    })
  }
}
