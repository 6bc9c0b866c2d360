import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { record } from '#audit/record'
import { NotFound } from '#shared/refusal'
import StripeEvent from '#billing/models/stripe_event'
import BillingPolicy from '#billing/policies/billing_policy'

/** Puts an event back in the queue, with all its tries before it. Harmless for one that was applied: state is read anew. */
export default class ReplayStripeEvent {
  async handle(actor: Actor, eventId: number): Promise<StripeEvent> {
    return db.transaction(async (trx) => {
      await bouncerFor(actor).with(BillingPolicy).authorize('replay')
      const event = await StripeEvent.query({ client: trx })
        .where('id', eventId)
        .forUpdate()
        .first()
      if (!event) throw new NotFound()

      const from = event.state
      await event
        .merge({ state: 'pending', attempts: 0, outcome: null, nextAttemptAt: DateTime.now() })
        .save()
      await record(trx, actor, 'stripe_event.replayed', event, {
        stripeEventId: event.stripeId,
        details: { type: event.type, from },
      })
      await trx.rawQuery(`select pg_notify('stripe_events', ?)`, [String(event.id)])
      return event
    })
  }
}
