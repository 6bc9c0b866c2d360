import { BaseTransformer } from '@adonisjs/core/transformers'
import type StripeEvent from '#billing/models/stripe_event'
import type { EventState } from '#billing/queries/stripe_events'

/** A Stripe event among many. */
export default class StripeEventRowTransformer extends BaseTransformer<StripeEvent> {
  toObject() {
    const { id, state, receivedAt } = this.resource
    return {
      ...this.pick(this.resource, ['stripeId', 'type', 'endpoint', 'outcome', 'attempts']),
      ...this.pick(this.resource, ['objectId', 'lastError']),
      id: Number(id),
      state: state as EventState,
      receivedAt: receivedAt.toUTC().toISO()!,
    }
  }
}
