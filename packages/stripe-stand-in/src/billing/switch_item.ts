import type Stripe from 'stripe'
import { refuse } from '../api/problem.ts'
import type { Charged } from '../resources/invoice_lines.ts'
import { planOfPrice } from '../resources/plans.ts'
import { prices } from '../resources/prices.ts'
import { products } from '../resources/products.ts'
import { itemOf, itemsWith, subscriptions } from '../resources/subscriptions.ts'
import type { Subscription } from '../resources/subscriptions.ts'
import { invoices } from '../resources/invoices.ts'
import { share } from '../world/share.ts'
import type { World } from '../world/world.ts'
import { billSubscription, periodCharge } from './bill_subscription.ts'
import { finalizeInvoice } from './finalize_invoice.ts'
import { collect } from './pay_invoice.ts'
import { addPending } from './pending_lines.ts'
import { boundaryAfter, rhythmOf } from './periods.ts'

type Params = Pick<Stripe.SubscriptionUpdateParams, 'proration_behavior' | 'proration_date'>

/**
 * Another price, or another number of them. What was paid for and not used is given back, and what
 * is left of the period is charged anew: with the next invoice, or at once when that is asked for.
 * Another rhythm begins a new period, which is charged at once.
 */
export function switchItem(
  world: World,
  subscription: Subscription,
  asked: Stripe.SubscriptionUpdateParams.Item,
  params: Params
): Subscription {
  const before = itemOf(subscription)
  if (asked.id && asked.id !== before.id)
    refuse(`No such subscription item: '${asked.id}'`, 'items')
  if (asked.deleted) refuse('A subscription must have at least one active item.', 'items')
  const price = asked.price ? prices.get(world, asked.price, 'items[0][price]') : before.price
  if (!price.recurring || price.currency !== subscription.currency)
    refuse('The price specified does not fit this subscription.', 'items[0][price]')
  const quantity = asked.quantity ?? before.quantity
  const behavior = params.proration_behavior ?? 'create_prorations'
  const isNewRhythm = JSON.stringify(rhythmOf(price)) !== JSON.stringify(rhythmOf(before.price))
  const isRunning = ['active', 'past_due', 'unpaid'].includes(subscription.status)
  const moment = params.proration_date ?? world.now()

  const changed = subscriptions.update(world, subscription, {
    ...(isNewRhythm && isRunning && { billing_cycle_anchor: world.now() }),
    items: itemsWith(subscription, {
      plan: planOfPrice(price),
      price,
      quantity,
      ...(isNewRhythm &&
        isRunning && {
          current_period_start: world.now(),
          current_period_end: boundaryAfter(world.now(), rhythmOf(price), world.now()),
        }),
    }),
  })
  if (!isRunning) return changed
  if (behavior !== 'none') addPending(world, subscription.id, [unused(world, subscription, moment)])
  if (isNewRhythm) return chargeNow(world, changed, [periodCharge(world, changed)])
  if (behavior !== 'none') addPending(world, subscription.id, [remaining(world, changed, moment)])
  return behavior === 'always_invoice' ? chargeNow(world, changed, []) : changed
}

function chargeNow(world: World, subscription: Subscription, charged: Charged[]): Subscription {
  const billed = billSubscription(world, subscription, { reason: 'subscription_update', charged })
  finalizeInvoice(world, billed.invoice.id)
  if (invoices.get(world, billed.invoice.id).status === 'open') collect(world, billed.invoice.id)
  return subscriptions.get(world, subscription.id)
}

/** Gives back what is left of the period: on an invoice of its own, or never. */
export function creditUnused(world: World, subscription: Subscription, isInvoiced: boolean): void {
  if (!isInvoiced) return
  addPending(world, subscription.id, [unused(world, subscription, world.now())])
  chargeNow(world, subscription, [])
}

const unused = (world: World, subscription: Subscription, moment: number) =>
  proration(world, subscription, moment, 'Unused time on')

const remaining = (world: World, subscription: Subscription, moment: number) =>
  proration(world, subscription, moment, 'Remaining time on')

function proration(
  world: World,
  subscription: Subscription,
  moment: number,
  title: string
): Charged {
  const item = itemOf(subscription)
  const { current_period_start: start, current_period_end: end, price, quantity } = item
  const part = share(price.unit_amount * quantity, Math.max(end - moment, 0), end - start)
  return {
    amount: title.startsWith('Unused') ? -part : part,
    currency: price.currency,
    description: `${title} ${products.get(world, price.product).name}`,
    period: { start: moment, end },
    price,
    quantity,
    isProration: true,
    metadata: subscription.metadata,
    subscription: { id: subscription.id, item: item.id },
  }
}
