import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import { DateTime } from 'luxon'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import ReceiveStripeEvent from '#billing/actions/receive_stripe_event'
import BillingPolicy from '#billing/policies/billing_policy'
import { oneByOne } from '#billing/one_by_one'
import { noteReconciled, reconciledUntil } from '#billing/reconciled_until'
import { settleForgotten } from '#billing/settle_forgotten'
import { platformTypes } from '#billing/stripe/handlers'
import { listEvents } from '#billing/stripe/gateway/event_log'

/** Stripe remembers no longer; the overlap covers deliveries that were still under way when we looked last. */
const MEMORY = { days: 29 }
const OVERLAP = { hours: 1 }

/**
 * Finds what Stripe could not deliver since the last complete pass: brings the missing events in through the same
 * door, and looks at checkouts, refunds and accounts that nothing was heard of. Answers how many events were new.
 * Doing it twice changes nothing.
 */
@inject()
export default class ReconcileStripeEvents {
  async handle(actor: Actor): Promise<{ found: number }> {
    await bouncerFor(actor).with(BillingPolicy).authorize('noteFacts')
    const found = await bringIn(actor).catch((error: unknown) => {
      logger.error({ err: error }, 'what Stripe told could not be read, and is read the next time')
      return 0
    })
    await settleForgotten(actor)
    return { found }
  }
}

/** Only a pass without a failure moves the mark: what failed is asked for again. */
async function bringIn(actor: Actor): Promise<number> {
  const begun = DateTime.now()
  const last = await reconciledUntil()
  const memory = begun.minus(MEMORY)
  const since = last ? DateTime.max(last.minus(OVERLAP), memory) : memory

  const receive = new ReceiveStripeEvent()
  let found = 0
  let failed = 0
  for await (const page of listEvents(since, platformTypes))
    failed += await oneByOne(
      'keeping an event',
      page,
      ({ event }) => ({ stripeEvent: event.id }),
      async ({ event, payload }) => {
        const delivery = { endpoint: 'platform', event, payload, isListed: true } as const
        const { isNew } = await receive.handle(actor, delivery)
        if (isNew) found++
      }
    )
  if (failed === 0) await noteReconciled(begun)
  return found
}
