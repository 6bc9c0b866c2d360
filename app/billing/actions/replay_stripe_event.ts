import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import StripeEvent from '#billing/models/stripe_event'
import BillingPolicy from '#billing/policies/billing_policy'
import { putBack } from '#billing/put_back'

/** Puts an event back in the queue. Harmless for one that was applied: state is read anew. */
export default class ReplayStripeEvent {
  async handle(actor: Actor, eventId: number): Promise<StripeEvent> {
    return db.transaction(async (trx) => {
      await bouncerFor(actor).with(BillingPolicy).authorize('replay')
      const event = await StripeEvent.query({ client: trx })
        .where('id', eventId)
        .forUpdate()
        .first()
      if (!event) throw new NotFound()
      return putBack(trx, actor, event)
    })
  }
}
