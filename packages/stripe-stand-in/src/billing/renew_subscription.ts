import { customers } from '../resources/customers.ts'
import { changeInvoice, invoices } from '../resources/invoices.ts'
import type { Invoice } from '../resources/invoices.ts'
import { paymentMethods } from '../resources/payment_methods.ts'
import { changeSubscription, itemOf, itemsWith, subscriptions } from '../resources/subscriptions.ts'
import type { Subscription } from '../resources/subscriptions.ts'
import { emit } from '../events/snapshot_events.ts'
import { changesFrom } from '../world/changes.ts'
import type { World } from '../world/world.ts'
import { billSubscription, periodCharge } from './bill_subscription.ts'
import { endSubscription } from './end_subscription.ts'
import { finalizeInvoice } from './finalize_invoice.ts'
import { boundaryAfter, rhythmOf } from './periods.ts'

/** A period is over: the subscription ends as it was told to, rests, or goes on with a draft invoice. */
export function endPeriod(world: World, id: string): void {
  const subscription = subscriptions.get(world, id)
  if (subscription.cancel_at_period_end)
    return void endSubscription(world, subscription, 'cancellation_requested')
  const isTrialOver = subscription.status === 'trialing'
  const { missing_payment_method: behavior = 'create_invoice' } =
    subscription.trial_settings.end_behavior
  if (isTrialOver && behavior !== 'create_invoice' && !hasCard(world, subscription)) {
    if (behavior === 'cancel')
      return void endSubscription(world, subscription, 'cancellation_requested')
    const why = { type: 'trial_end_without_payment_method' }
    const paused = { subscription: why, transitioned_at: world.now(), type: 'subscription' }
    const rested = { status: 'paused' as const, status_details: { paused } }
    return void changeSubscription(world, subscription, rested, 'customer.subscription.paused')
  }
  renew(world, subscription)
}

function hasCard(world: World, subscription: Subscription): boolean {
  const customer = customers.get(world, subscription.customer)
  const known = [
    subscription.default_payment_method,
    customer.invoice_settings.default_payment_method,
  ]
  return known.some((id) => id && paymentMethods.find(world, id)?.customer)
}

function renew(world: World, before: Subscription): void {
  const { current_period_start: previous, current_period_end: start, price } = itemOf(before)
  const end = boundaryAfter(before.billing_cycle_anchor, rhythmOf(price), start)
  const renewed = subscriptions.update(world, before, {
    items: itemsWith(before, { current_period_start: start, current_period_end: end }),
    ...(before.status === 'trialing' && { status: 'active' as const }),
  })
  const { pause_collection: pause } = before
  const isCollected = before.status !== 'unpaid' && pause?.behavior !== 'keep_as_draft'
  const { invoice, subscription } = billSubscription(world, renewed, {
    reason: 'subscription_cycle',
    charged: [periodCharge(world, renewed)],
    period: { start: previous, end: start },
    ...(isCollected && { finalizesAt: world.now() + world.settings.draftWindowSeconds }),
  })
  emit(world, 'customer.subscription.updated', subscription, changesFrom(before, subscription))
  if (pause && isCollected) setAside(world, invoice, pause.behavior)
}

/** While collection is paused, invoices are drawn and come to nothing. */
function setAside(world: World, draft: Invoice, behavior: string): void {
  finalizeInvoice(world, draft.id)
  const open = invoices.get(world, draft.id)
  if (open.status !== 'open') return
  const isVoid = behavior === 'void'
  const at = world.now()
  changeInvoice(
    world,
    open,
    {
      auto_advance: false,
      next_payment_attempt: null,
      status: isVoid ? 'void' : 'uncollectible',
      status_transitions: {
        ...open.status_transitions,
        ...(isVoid ? { voided_at: at } : { marked_uncollectible_at: at }),
      },
    },
    isVoid ? 'invoice.voided' : 'invoice.marked_uncollectible'
  )
}
