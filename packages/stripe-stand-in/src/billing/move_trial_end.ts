import { refuse } from '../api/problem.ts'
import { invoices } from '../resources/invoices.ts'
import { itemOf, itemsWith, subscriptions } from '../resources/subscriptions.ts'
import type { Subscription } from '../resources/subscriptions.ts'
import type { World } from '../world/world.ts'
import { billSubscription, periodCharge } from './bill_subscription.ts'
import { finalizeInvoice } from './finalize_invoice.ts'
import { collect } from './pay_invoice.ts'
import { boundaryAfter, rhythmOf } from './periods.ts'

/** A trial ends now and is paid for from now on, or goes on until another moment. */
export function moveTrialEnd(
  world: World,
  subscription: Subscription,
  to: 'now' | number
): Subscription {
  const now = world.now()
  if (to !== 'now' && to <= now) refuse('`trial_end` must be in the future.', 'trial_end')
  const anchor = to === 'now' ? now : to
  const end = to === 'now' ? boundaryAfter(now, rhythmOf(itemOf(subscription).price), now) : to
  const moved = subscriptions.update(world, subscription, {
    billing_cycle_anchor: anchor,
    items: itemsWith(subscription, {
      ...(to === 'now' && { current_period_start: now }),
      current_period_end: end,
    }),
    status: to === 'now' ? 'active' : 'trialing',
    trial_end: anchor,
    trial_start: subscription.trial_start ?? now,
  })
  if (to !== 'now') return moved
  const billed = billSubscription(world, moved, {
    reason: 'subscription_update',
    charged: [periodCharge(world, moved)],
  })
  finalizeInvoice(world, billed.invoice.id)
  if (invoices.get(world, billed.invoice.id).status === 'open') collect(world, billed.invoice.id)
  return subscriptions.get(world, moved.id)
}
