import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#accounts/actor'
import { record } from '#audit/record'
import type StripeEvent from '#billing/models/stripe_event'

/** Puts a locked event back in the queue, with all its tries before it, and wakes the worker. */
export async function putBack(trx: TransactionClientContract, actor: Actor, event: StripeEvent) {
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
}
