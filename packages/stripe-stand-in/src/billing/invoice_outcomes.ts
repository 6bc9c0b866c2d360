import { customers } from '../resources/customers.ts'
import { changeInvoice, subscriptionIdOf } from '../resources/invoices.ts'
import type { Invoice } from '../resources/invoices.ts'
import { changeSubscription, isEnded, subscriptions } from '../resources/subscriptions.ts'
import type { Subscription } from '../resources/subscriptions.ts'
import type { World } from '../world/world.ts'
import { endSubscription } from './end_subscription.ts'

const A_DAY = 24 * 60 * 60

/** The invoice is settled, by money or because nothing was due; its subscription lives (again). */
export function invoicePaid(world: World, invoice: Invoice): Invoice {
  const attempt = invoice.amount_due > 0 ? 1 : 0
  const paid = changeInvoice(
    world,
    invoice,
    {
      amount_paid: invoice.amount_due,
      amount_remaining: 0,
      attempt_count: invoice.attempt_count + attempt,
      attempted: true,
      auto_advance: false,
      next_payment_attempt: null,
      status: 'paid',
      status_transitions: { ...invoice.status_transitions, paid_at: world.now() },
    },
    'invoice.paid',
    'invoice.payment_succeeded'
  )
  const subscription = subscriptionOf(world, paid)
  if (subscription && ['incomplete', 'past_due', 'unpaid'].includes(subscription.status)) {
    // An older invoice that is paid late does not mend what is owed since.
    if (subscription.latest_invoice === paid.id)
      changeSubscription(world, subscription, { status: statusOnceActive(world, subscription) })
  }
  return paid
}

/** A trial that is still running goes on being one. */
export function statusOnceActive(world: World, { trial_end: end }: Subscription) {
  return end !== null && end > world.now() ? ('trialing' as const) : ('active' as const)
}

/**
 * An attempt failed. A renewal is tried again after some days, and its subscription is past due;
 * after the last attempt the setting says what becomes of it. A first payment is not tried again.
 */
export function invoiceFailed(world: World, invoice: Invoice): Invoice {
  const { dunningDelaysDays: delays } = world.settings
  const count = invoice.attempt_count + 1
  const subscription = subscriptionOf(world, invoice)
  const isFirst = subscription?.status === 'incomplete'
  const isPursued = subscription && !isEnded(subscription) && !isFirst && invoice.status === 'open'
  const delay = isPursued ? delays[count - 1] : undefined
  const failed = changeInvoice(
    world,
    invoice,
    {
      attempt_count: count,
      attempted: true,
      auto_advance: delay !== undefined,
      next_payment_attempt: delay === undefined ? null : world.now() + delay * A_DAY,
    },
    'invoice.payment_failed'
  )
  if (invoice.customer)
    customers.update(world, customers.get(world, invoice.customer), { delinquent: true })
  if (subscription && isPursued) fallBehind(world, subscription, delay === undefined)
  return failed
}

function fallBehind(world: World, before: Subscription, isLast: boolean): void {
  const subscription =
    before.status === 'active' || before.status === 'trialing'
      ? changeSubscription(world, before, { status: 'past_due' })
      : before
  const { dunningEnds } = world.settings
  if (!isLast) return
  if (dunningEnds === 'canceled') endSubscription(world, subscription, 'payment_failed')
  if (dunningEnds === 'unpaid' && subscription.status !== 'unpaid')
    changeSubscription(world, subscription, { status: 'unpaid' })
}

function subscriptionOf(world: World, invoice: Invoice): Subscription | undefined {
  return subscriptions.find(world, subscriptionIdOf(invoice) ?? '')
}
