import type Stripe from 'stripe'
import { refuse } from '../api/problem.ts'
import type { Charged } from '../resources/invoice_lines.ts'
import { planOfPrice } from '../resources/plans.ts'
import { prices } from '../resources/prices.ts'
import { products } from '../resources/products.ts'
import { itemOf, itemsWith, subscriptions } from '../resources/subscriptions.ts'
import type { Subscription, SubscriptionItem } from '../resources/subscriptions.ts'
import { invoicesOf } from '../resources/invoices.ts'
import type { Invoice } from '../resources/invoices.ts'
import { share } from '../world/share.ts'
import type { World } from '../world/world.ts'
import { billSubscription, periodCharge } from './bill_subscription.ts'
import { finalizeInvoice } from './finalize_invoice.ts'
import { collect, declined } from './pay_invoice.ts'
import { addPending } from './pending_lines.ts'
import { boundaryAfter, rhythmOf } from './periods.ts'

type Params = Pick<
  Stripe.SubscriptionUpdateParams,
  'proration_behavior' | 'proration_date' | 'payment_behavior'
>

/** What a switch made of a subscription; `charged` besides the prorations that wait, or null: no bill is due now. */
interface Switched {
  subscription: Subscription
  charged: Charged[] | null
}

/**
 * Another price, or another number of them. What was paid for and not used is given back, and what
 * is left of the period is charged anew: with the next invoice, or at once when that is asked for.
 * Another rhythm begins a new period, which is charged at once. The same again changes nothing.
 */
export function switchItem(
  world: World,
  subscription: Subscription,
  asked: Stripe.SubscriptionUpdateParams.Item,
  params: Params
): Subscription {
  const { payment_behavior: behavior } = params
  if (behavior === 'pending_if_incomplete')
    refuse('The stand-in plays no pending updates.', 'payment_behavior')
  const switched = changeItem(world, subscription, asked, params)
  if (!switched.charged) return switched.subscription
  const invoice = chargeNow(world, switched.subscription, switched.charged)
  if (invoice.status === 'open' && behavior === 'error_if_incomplete')
    throw declined(world, invoice)
  return subscriptions.get(world, subscription.id)
}

/** The change itself, before anything is billed for it. */
export function changeItem(
  world: World,
  subscription: Subscription,
  asked: Stripe.SubscriptionUpdateParams.Item,
  params: Params
): Switched {
  const before = itemOf(subscription)
  if (asked.id && asked.id !== before.id)
    refuse(`No such subscription item: '${asked.id}'`, 'items')
  if (asked.deleted) refuse('A subscription must have at least one active item.', 'items')
  const price = asked.price ? prices.get(world, asked.price, 'items[0][price]') : before.price
  if (!price.recurring || price.currency !== subscription.currency)
    refuse('The price specified does not fit this subscription.', 'items[0][price]')
  const quantity = asked.quantity ?? before.quantity
  const moment = momentOf(world, before, params)
  if (price.id === before.price.id && quantity === before.quantity)
    return { subscription, charged: null }
  const behavior = params.proration_behavior ?? 'create_prorations'
  const isNewRhythm = JSON.stringify(rhythmOf(price)) !== JSON.stringify(rhythmOf(before.price))
  const isRunning = ['active', 'past_due', 'unpaid'].includes(subscription.status)

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
  if (!isRunning) return { subscription: changed, charged: null }
  if (behavior !== 'none') addPending(world, subscription.id, [unused(world, subscription, moment)])
  if (isNewRhythm) return { subscription: changed, charged: [periodCharge(world, changed)] }
  if (behavior !== 'none') addPending(world, subscription.id, [remaining(world, changed, moment)])
  return { subscription: changed, charged: behavior === 'always_invoice' ? [] : null }
}

/** What the proration is reckoned from: a moment of the period that runs. */
function momentOf(
  world: World,
  { current_period_start: start, current_period_end: end }: SubscriptionItem,
  { proration_date: asked }: Params
): number {
  const moment = asked ?? world.now()
  if (asked !== undefined && (asked < start || asked > end))
    refuse('The proration date must be within the current period.', 'proration_date')
  return moment
}

function chargeNow(world: World, subscription: Subscription, charged: Charged[]): Invoice {
  const { invoice } = billSubscription(world, subscription, {
    reason: 'subscription_update',
    charged,
  })
  const issued = finalizeInvoice(world, invoice.id)
  return issued.status === 'open' ? collect(world, issued.id) : issued
}

/** Gives back what is left of the period: on an invoice of its own, or never. */
export function creditUnused(world: World, subscription: Subscription, isInvoiced: boolean): void {
  if (!isInvoiced) return
  addPending(world, subscription.id, [unused(world, subscription, world.now())])
  chargeNow(world, subscription, [])
}

/** Of what was really paid for the period: a discount is not given back as money. */
const unused = (world: World, subscription: Subscription, moment: number) =>
  proration(world, subscription, {
    moment,
    title: 'Unused time on',
    whole: -paidFor(world, subscription),
  })

function remaining(world: World, subscription: Subscription, moment: number) {
  const { price, quantity } = itemOf(subscription)
  const whole = price.unit_amount * quantity
  return proration(world, subscription, { moment, title: 'Remaining time on', whole })
}

/** What the running period was billed at, its discounts taken off. */
function paidFor(world: World, subscription: Subscription): number {
  const { id, price, quantity, current_period_start: start } = itemOf(subscription)
  const lines = invoicesOf(world, subscription.id).flatMap(({ lines: { data } }) => data)
  const line = lines.findLast(
    ({ period, amount, parent }) =>
      amount > 0 && period.start === start && isOfItem(parent as LineParent, id)
  )
  if (!line) return price.unit_amount * quantity
  return line.subtotal - line.discount_amounts.reduce((sum, { amount }) => sum + amount, 0)
}

type LineParent = { subscription_item_details: { subscription_item: string } } | null

const isOfItem = (parent: LineParent, id: string) =>
  parent?.subscription_item_details.subscription_item === id

function proration(
  world: World,
  subscription: Subscription,
  { moment, title, whole }: { moment: number; title: string; whole: number }
): Charged {
  const item = itemOf(subscription)
  const { current_period_start: start, current_period_end: end, price, quantity } = item
  return {
    amount: share(whole, Math.max(end - moment, 0), end - start),
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
