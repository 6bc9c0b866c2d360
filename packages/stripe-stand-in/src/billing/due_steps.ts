import { emit } from '../events/snapshot_events.ts'
import { invoices, invoicesOf } from '../resources/invoices.ts'
import type { Invoice } from '../resources/invoices.ts'
import { changeSubscription, isEnded, itemOf, subscriptions } from '../resources/subscriptions.ts'
import type { Subscription } from '../resources/subscriptions.ts'
import type { World } from '../world/world.ts'
import { endSubscription, expireIncomplete } from './end_subscription.ts'
import { finalizeInvoice } from './finalize_invoice.ts'
import { collect } from './pay_invoice.ts'
import { finalizationFailed, goUntaxed, isPlaceUnknown } from './place_of_tax.ts'
import { endPeriod } from './renew_subscription.ts'

const A_DAY = 24 * 60 * 60
const PATIENCE_WITH_FIRST = 23 * 60 * 60

/** Something that time brings. */
export interface Step {
  /** Seconds. */
  at: number
  take: (world: World) => void
}

const TOLD = '_trial_end_told'

/** Everything that time will do to a subscription, as things stand now. */
export function stepsOf(world: World, subscription: Subscription): Step[] {
  const steps = invoicesOf(world, subscription.id).flatMap((invoice) => stepOfInvoice(invoice))
  if (isEnded(subscription)) return steps
  const { id, status, trial_end: trialEnd, cancel_at: cancelAt } = subscription
  const fresh = (then: World) => subscriptions.get(then, id)
  if (status === 'incomplete')
    steps.push({
      at: subscription.created + PATIENCE_WITH_FIRST,
      take: (then) => expireIncomplete(then, fresh(then)),
    })
  else if (status !== 'paused')
    steps.push({
      at: itemOf(subscription).current_period_end,
      take: (then) => endPeriod(then, id),
    })
  if (status === 'trialing' && trialEnd !== null && !world.store.get(TOLD, id))
    steps.push({ at: trialEnd - 3 * A_DAY, take: (then) => tellOfTrialEnd(then, fresh(then)) })
  if (cancelAt !== null && !subscription.cancel_at_period_end)
    steps.push({
      at: cancelAt,
      take: (then) => endSubscription(then, fresh(then), 'cancellation_requested'),
    })
  const resumesAt = subscription.pause_collection?.resumes_at
  if (resumesAt)
    steps.push({
      at: resumesAt,
      take: (then) => changeSubscription(then, fresh(then), { pause_collection: null }),
    })
  return steps
}

function stepOfInvoice(invoice: Invoice): Step[] {
  const { id, status } = invoice
  if (status === 'draft' && invoice.automatically_finalizes_at !== null)
    return [{ at: invoice.automatically_finalizes_at, take: (then) => issue(then, id) }]
  if (status === 'open' && invoice.auto_advance && invoice.next_payment_attempt !== null)
    return [{ at: invoice.next_payment_attempt, take: (then) => collect(then, id) }]
  return []
}

/** The end of the draft's hour: it becomes an invoice, and is collected at once. */
function issue(world: World, id: string): void {
  const draft = invoices.get(world, id)
  if (isPlaceUnknown(world, draft)) {
    if (world.settings.unknownPlaces === 'refused') return void finalizationFailed(world, draft)
    goUntaxed(world, draft)
  }
  finalizeInvoice(world, id)
  if (invoices.get(world, id).status === 'open') collect(world, id)
}

function tellOfTrialEnd(world: World, subscription: Subscription): void {
  world.store.put(TOLD, subscription.id, world.owner, true)
  emit(world, 'customer.subscription.trial_will_end', subscription)
}

/**
 * Lets time pass for some subscriptions, step by step in the order in which things fall due.
 *
 * @param isOurs which subscriptions the time passes for
 */
export function passTime(
  world: World,
  until: number,
  isOurs: (subscription: Subscription) => boolean,
  worldAt: (moment: number) => World
): void {
  for (;;) {
    const steps = subscriptions
      .all(world)
      .filter(isOurs)
      .flatMap((subscription) => stepsOf(world, subscription))
    const [next] = steps.toSorted((one, other) => one.at - other.at)
    if (!next || next.at > until) return
    next.take(worldAt(next.at))
  }
}
