import { changeInvoice, invoicesOf } from '../resources/invoices.ts'
import { changeSubscription } from '../resources/subscriptions.ts'
import type { Subscription } from '../resources/subscriptions.ts'
import type { World } from '../world/world.ts'

export type EndReason = 'cancellation_requested' | 'payment_failed' | 'payment_disputed'

/** It is over now, and what is still owed for it is pursued no longer. */
export function endSubscription(
  world: World,
  subscription: Subscription,
  reason: EndReason,
  details: Partial<Subscription['cancellation_details']> = {}
): Subscription {
  stopCollecting(world, subscription)
  return changeSubscription(
    world,
    subscription,
    {
      cancellation_details: { ...subscription.cancellation_details, reason, ...details },
      canceled_at: subscription.canceled_at ?? world.now(),
      ended_at: world.now(),
      pause_collection: null,
      status: 'canceled',
    },
    'customer.subscription.deleted'
  )
}

function stopCollecting(world: World, subscription: Subscription): void {
  for (const invoice of invoicesOf(world, subscription.id))
    if (invoice.auto_advance && ['draft', 'open'].includes(invoice.status))
      changeInvoice(
        world,
        invoice,
        { auto_advance: false, automatically_finalizes_at: null, next_payment_attempt: null },
        'invoice.updated'
      )
}

/** The first payment did not come within a day: there never was a subscription. */
export function expireIncomplete(world: World, subscription: Subscription): Subscription {
  for (const invoice of invoicesOf(world, subscription.id))
    if (invoice.status === 'open')
      changeInvoice(
        world,
        invoice,
        {
          auto_advance: false,
          next_payment_attempt: null,
          status: 'void',
          status_transitions: { ...invoice.status_transitions, voided_at: world.now() },
        },
        'invoice.voided'
      )
  return changeSubscription(world, subscription, {
    ended_at: world.now(),
    status: 'incomplete_expired',
  })
}
