import { BaseTransformer } from '@adonisjs/core/transformers'
import type StripeEvent from '#billing/models/stripe_event'
import type { EventState } from '#billing/queries/stripe_events'
import { shownPayload } from '#admin/shown_payload'

/** A Stripe event with what it said, and what became of it. */
export default class StripeEventTransformer extends BaseTransformer<StripeEvent> {
  toObject() {
    const event = this.resource
    return {
      ...this.pick(event, ['stripeId', 'type', 'endpoint', 'outcome', 'attempts', 'lastError']),
      ...this.pick(event, ['objectId', 'paymentRef', 'account', 'apiVersion', 'livemode']),
      id: Number(event.id),
      state: event.state as EventState,
      occurredAt: event.occurredAt.toUTC().toISO()!,
      receivedAt: event.receivedAt.toUTC().toISO()!,
      handledAt: event.handledAt?.toUTC().toISO() ?? null,
      nextAttemptAt: event.state === 'pending' ? event.nextAttemptAt.toUTC().toISO()! : null,
      payload: shownPayload(event.payload),
      payloadBytes: event.payload.length,
    }
  }
}
