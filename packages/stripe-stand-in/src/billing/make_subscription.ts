import type Stripe from 'stripe'
import { refuse } from '../api/problem.ts'
import { customers } from '../resources/customers.ts'
import { discounts } from '../resources/discounts.ts'
import { planOfPrice } from '../resources/plans.ts'
import type { Price } from '../resources/prices.ts'
import { subscriptions } from '../resources/subscriptions.ts'
import type { Subscription } from '../resources/subscriptions.ts'
import { merged } from '../world/metadata.ts'
import type { World } from '../world/world.ts'
import { boundaryAfter, rhythmOf } from './periods.ts'
import { newDiscount } from './new_discount.ts'
import { refuseOtherCurrency } from './one_currency.ts'

const A_DAY = 24 * 60 * 60

export interface SubscriptionWish {
  customer: string
  price: Price
  quantity: number
  paymentMethod: string | null
  coupon?: { coupon: string; promotionCode?: string | null } | undefined
  isTaxed: boolean
  data: Pick<
    Stripe.Checkout.SessionCreateParams.SubscriptionData,
    | 'billing_mode'
    | 'description'
    | 'metadata'
    | 'on_behalf_of'
    | 'trial_end'
    | 'trial_period_days'
    | 'trial_settings'
    | 'transfer_data'
    | 'application_fee_percent'
  >
}

/** The end of the trial that is asked for, seconds; null: there is none. */
export function trialEndOf(world: World, data: SubscriptionWish['data']): number | null {
  if (data.trial_end && data.trial_period_days)
    refuse('You may only specify one of these parameters: trial_end, trial_period_days.')
  if (data.trial_period_days) return world.now() + data.trial_period_days * A_DAY
  if (!data.trial_end) return null
  if (data.trial_end <= world.now()) refuse('`trial_end` must be in the future.', 'trial_end')
  return data.trial_end
}

/** Stores it, and says nothing yet: whoever asked for it decides when it begins to exist. */
export function makeSubscription(
  world: World,
  wish: SubscriptionWish,
  status: Subscription['status']
): Subscription {
  const { data, price } = wish
  refuseOtherCurrency(world, wish.customer, price.currency)
  const id = world.ids.next('sub_1')
  const now = world.now()
  const trialEnd = trialEndOf(world, data)
  const anchor = trialEnd ?? now
  const end = trialEnd ?? boundaryAfter(anchor, rhythmOf(price), now)
  const customer = customers.get(world, wish.customer)
  const discount =
    wish.coupon && newDiscount(world, { ...wish.coupon, customer: customer.id, subscription: id })
  if (discount) discounts.insert(world, discount)
  return subscriptions.insert(world, {
    id,
    object: 'subscription',
    created: now,
    livemode: false,
    application_fee_percent: data.application_fee_percent ?? null,
    automatic_tax: {
      enabled: wish.isTaxed,
      liability: wish.isTaxed ? { type: 'self' } : null,
    },
    billing_cycle_anchor: anchor,
    billing_mode: modeFrom(data),
    billing_schedules: [],
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { comment: null, feedback: null, reason: null },
    collection_method: 'charge_automatically',
    currency: price.currency,
    customer: customer.id,
    default_payment_method: wish.paymentMethod,
    description: data.description ?? null,
    discounts: discount ? [discount.id] : [],
    ended_at: null,
    invoice_settings: { issuer: { type: 'self' } },
    items: {
      object: 'list',
      url: `/v1/subscription_items?subscription=${id}`,
      has_more: false,
      data: [
        {
          id: world.ids.next('si_', 14),
          object: 'subscription_item',
          created: now,
          current_period_end: end,
          current_period_start: now,
          discounts: [],
          metadata: {},
          plan: planOfPrice(price),
          price,
          quantity: wish.quantity,
          subscription: id,
          tax_rates: [],
        },
      ],
    },
    latest_invoice: null,
    metadata: merged({}, data.metadata),
    on_behalf_of: data.on_behalf_of ?? null,
    pause_collection: null,
    payment_settings: { save_default_payment_method: 'off' },
    start_date: now,
    status,
    test_clock: customer.test_clock,
    transfer_data: data.transfer_data ?? null,
    trial_end: trialEnd,
    trial_settings: data.trial_settings ?? {
      end_behavior: { missing_payment_method: 'create_invoice' },
    },
    trial_start: trialEnd === null ? null : now,
  })
}

function modeFrom(data: SubscriptionWish['data']): Subscription['billing_mode'] {
  const { type = 'flexible', flexible } = data.billing_mode ?? {}
  if (type !== 'flexible') return { type: 'classic', flexible: null }
  return {
    type: 'flexible',
    flexible: { proration_discounts: flexible?.proration_discounts ?? 'included' },
  }
}
