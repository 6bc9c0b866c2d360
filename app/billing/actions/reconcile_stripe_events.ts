import { inject } from '@adonisjs/core'
import { DateTime } from 'luxon'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import ReceiveStripeEvent from '#billing/actions/receive_stripe_event'
import StripeEvent from '#billing/models/stripe_event'
import BillingPolicy from '#billing/policies/billing_policy'
import { settleForgotten } from '#billing/settle_forgotten'
import { platformTypes } from '#billing/stripe/handlers'
import { listEvents } from '#billing/stripe/gateway/event_log'

/** Stripe remembers no longer; the overlap covers deliveries that were still under way when we looked last. */
const MEMORY = { days: 29 }
const OVERLAP = { hours: 1 }

/**
 * Finds what Stripe could not deliver: brings the missing events in through the same door, and looks at checkouts
 * and accounts that nothing was heard of. Answers how many events were new. Doing it twice changes nothing.
 */
@inject()
export default class ReconcileStripeEvents {
  async handle(actor: Actor): Promise<{ found: number }> {
    await bouncerFor(actor).with(BillingPolicy).authorize('noteFacts')
    const last = await StripeEvent.query()
      .where('endpoint', 'platform')
      .orderBy('occurredAt', 'desc')
      .first()
    const since = last?.occurredAt.minus(OVERLAP) ?? DateTime.now().minus(MEMORY)

    const receive = new ReceiveStripeEvent()
    let found = 0
    for (const { event, payload } of await listEvents(since, platformTypes)) {
      const { isNew } = await receive.handle(actor, { endpoint: 'platform', event, payload })
      if (isNew) found++
    }
    await settleForgotten(actor)
    return { found }
  }
}
