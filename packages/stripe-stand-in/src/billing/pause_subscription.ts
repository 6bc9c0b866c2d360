import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { refuse } from '../api/problem.ts'
import { invoices } from '../resources/invoices.ts'
import { changeSubscription, itemOf, itemsWith, subscriptions } from '../resources/subscriptions.ts'
import { worldOn } from '../resources/test_clocks.ts'
import type { World } from '../world/world.ts'
import { billSubscription, periodCharge } from './bill_subscription.ts'
import { finalizeInvoice } from './finalize_invoice.ts'
import { collect } from './pay_invoice.ts'
import { boundaryAfter, rhythmOf } from './periods.ts'
import { creditUnused } from './switch_item.ts'

/** Service stops. Not `pause_collection`, which stops only the bills. */
export function pauseSubscription(
  world: World,
  id: string,
  params: Stripe.SubscriptionPauseParams
) {
  const before = subscriptions.get(world, id)
  const there = worldOn(world, before.test_clock)
  if (!['active', 'trialing', 'past_due'].includes(before.status))
    refuse(`This subscription cannot be paused: it is ${before.status}.`)
  if (params.bill_for?.unused_time_from?.type === 'now') creditUnused(there, before, true)
  const paused = {
    status: 'paused' as const,
    status_details: {
      paused: {
        subscription: { type: 'pause_requested' },
        transitioned_at: there.now(),
        type: 'subscription',
      },
    },
  }
  const fresh = subscriptions.get(there, id)
  return changeSubscription(there, fresh, paused, 'customer.subscription.paused')
}

/** Service comes back, with a new period unless the old one still runs and is to be kept. */
export function resumeSubscription(
  world: World,
  id: string,
  params: Stripe.SubscriptionResumeParams
) {
  const before = subscriptions.get(world, id)
  const there = worldOn(world, before.test_clock)
  if (before.status !== 'paused') refuse(`This subscription is not paused: it is ${before.status}.`)
  const { current_period_end: paidUntil, price } = itemOf(before)
  const keeps = params.billing_cycle_anchor?.type === 'unchanged' && paidUntil > there.now()
  const end = boundaryAfter(there.now(), rhythmOf(price), there.now())
  const resumed = changeSubscription(
    there,
    before,
    {
      status: 'active',
      status_details: undefined,
      ...(!keeps && {
        billing_cycle_anchor: there.now(),
        items: itemsWith(before, { current_period_start: there.now(), current_period_end: end }),
      }),
    },
    'customer.subscription.resumed'
  )
  if (keeps) return resumed
  const { invoice } = billSubscription(there, resumed, {
    reason: 'subscription_update',
    charged: [periodCharge(there, resumed)],
  })
  finalizeInvoice(there, invoice.id)
  if (invoices.get(there, invoice.id).status === 'open') collect(there, invoice.id)
  return subscriptions.get(there, id)
}

export const subscriptionPauseRoutes: Routes = {
  'POST /v1/subscriptions/{id}/pause': ({
    world,
    params,
    ids: [id = ''],
  }: Call<Stripe.SubscriptionPauseParams>) => pauseSubscription(world, id, params),

  'POST /v1/subscriptions/{id}/resume': ({
    world,
    params,
    ids: [id = ''],
  }: Call<Stripe.SubscriptionResumeParams>) => resumeSubscription(world, id, params),
}
