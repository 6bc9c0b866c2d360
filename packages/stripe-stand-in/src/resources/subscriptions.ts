import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { emit } from '../events/snapshot_events.ts'
import { changesFrom } from '../world/changes.ts'
import { Collection } from '../world/collection.ts'
import type { Metadata } from '../world/metadata.ts'
import { matching, page, within } from '../world/pages.ts'
import type { Page } from '../world/pages.ts'
import { picked } from '../world/picking.ts'
import type { World } from '../world/world.ts'
import type { planOfPrice } from './plans.ts'
import type { Price } from './prices.ts'

export interface SubscriptionItem {
  id: string
  object: 'subscription_item'
  created: number
  current_period_end: number
  current_period_start: number
  discounts: string[]
  metadata: Metadata
  plan: ReturnType<typeof planOfPrice>
  price: Price
  quantity: number
  subscription: string
  tax_rates: object[]
}

export interface Subscription {
  id: string
  object: 'subscription'
  created: number
  livemode: false
  application_fee_percent: number | null
  automatic_tax: { enabled: boolean; liability: object | null; disabled_reason?: string }
  billing_cycle_anchor: number
  billing_mode: { type: 'flexible' | 'classic'; flexible: object | null }
  billing_schedules: object[]
  cancel_at: number | null
  cancel_at_period_end: boolean
  canceled_at: number | null
  cancellation_details: { comment: string | null; feedback: string | null; reason: string | null }
  collection_method: 'charge_automatically'
  currency: string
  customer: string
  default_payment_method: string | null
  description: string | null
  discounts: string[]
  ended_at: number | null
  invoice_settings: { issuer: { type: 'self' } }
  items: Page<SubscriptionItem>
  latest_invoice: string | null
  metadata: Metadata
  on_behalf_of: string | null
  pause_collection: { behavior: string; resumes_at: number | null } | null
  payment_settings: object
  start_date: number
  status:
    | 'incomplete'
    | 'incomplete_expired'
    | 'trialing'
    | 'active'
    | 'past_due'
    | 'canceled'
    | 'unpaid'
    | 'paused'
  status_details?: object | undefined
  test_clock: string | null
  transfer_data: { destination: string; amount_percent?: number } | null
  trial_end: number | null
  trial_settings: { end_behavior: { missing_payment_method?: string } }
  trial_start: number | null
}

export const subscriptions = new Collection<Subscription>('subscription')

const ENDED = ['canceled', 'incomplete_expired']

export const isEnded = ({ status }: Subscription) => ENDED.includes(status)

/** The stand-in sells one thing in a subscription. */
export function itemOf(subscription: Subscription): SubscriptionItem {
  const [item] = subscription.items.data
  if (!item) throw new Error(`${subscription.id} has no item`)
  return item
}

/** The `items` of a subscription with its one item changed. */
export function itemsWith(subscription: Subscription, changes: Partial<SubscriptionItem>) {
  return { ...subscription.items, data: [{ ...itemOf(subscription), ...changes }] }
}

/** Stores the change and tells of it. */
export function changeSubscription(
  world: World,
  before: Subscription,
  changes: Partial<Subscription>,
  type = 'customer.subscription.updated'
): Subscription {
  const changed = subscriptions.update(world, before, changes)
  emit(world, type, changed, changesFrom(before, changed))
  return changed
}

export const subscriptionRoutes: Routes = {
  'GET /v1/subscriptions': ({ world, params, path }: Call<Stripe.SubscriptionListParams>) => {
    const filters = picked(params, 'created', 'customer', 'test_clock')
    const { status, price, current_period_end: end, current_period_start: start } = params
    const found = matching(subscriptions.all(world), filters).filter(
      (each) =>
        isWanted(each, status) &&
        (!price || itemOf(each).price.id === price) &&
        within(end as number | undefined, itemOf(each).current_period_end) &&
        within(start as number | undefined, itemOf(each).current_period_start)
    )
    return page(found, path, params)
  },

  'GET /v1/subscriptions/{id}': ({ world, ids: [id = ''] }: Call) => subscriptions.get(world, id),

  'GET /v1/subscription_items': ({
    world,
    params,
    path,
  }: Call<Stripe.SubscriptionItemListParams>) =>
    page(subscriptions.get(world, params.subscription, 'subscription').items.data, path, params),
}

/** Canceled ones are listed only when asked for. */
function isWanted(subscription: Subscription, status: string | undefined): boolean {
  if (status === 'all') return true
  if (status === 'ended') return isEnded(subscription)
  return status ? subscription.status === status : subscription.status !== 'canceled'
}
