import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { refuse } from '../api/problem.ts'
import { emit } from '../events/snapshot_events.ts'
import { customers } from '../resources/customers.ts'
import { discounts } from '../resources/discounts.ts'
import { paymentMethods } from '../resources/payment_methods.ts'
import { isEnded, itemOf, subscriptions } from '../resources/subscriptions.ts'
import type { Subscription } from '../resources/subscriptions.ts'
import { worldOn } from '../resources/test_clocks.ts'
import { changesFrom } from '../world/changes.ts'
import { merged } from '../world/metadata.ts'
import { clearable, picked } from '../world/picking.ts'
import type { World } from '../world/world.ts'
import { endSubscription } from './end_subscription.ts'
import { moveTrialEnd } from './move_trial_end.ts'
import { newDiscount } from './new_discount.ts'
import { placeUnknown } from './place_of_tax.ts'
import { couponFrom, redeem } from './promotions.ts'
import { creditUnused, switchItem } from './switch_item.ts'

type Params = Stripe.SubscriptionUpdateParams

/** A subscription that still can change, and the world at its own time. */
function living(world: World, id: string) {
  const subscription = subscriptions.get(world, id)
  if (isEnded(subscription))
    refuse(
      'A canceled subscription can only update its cancellation_details and metadata.',
      undefined,
      'resource_missing'
    )
  return { there: worldOn(world, subscription.test_clock), subscription }
}

/** As the API and the portal do it. Tells of everything as one change. */
export function updateSubscription(world: World, id: string, params: Params): Subscription {
  const { there, subscription: before } = living(world, id)
  const plain = subscriptions.update(there, before, {
    ...fields(there, before, params),
    ...timing(there, before, params),
  })
  const moved = params.trial_end ? moveTrialEnd(there, plain, params.trial_end) : plain
  const [asked, ...others] = params.items ?? []
  if (others.length) refuse('The stand-in sells one thing in a subscription.', 'items')
  const switched = asked ? switchItem(there, moved, asked, params) : moved
  emit(there, 'customer.subscription.updated', switched, changesFrom(before, switched))
  return subscriptions.get(there, id)
}

function fields(world: World, before: Subscription, params: Params): Partial<Subscription> {
  const { application_fee_percent: fee, transfer_data: transfer, discounts: given } = params
  const method = params.default_payment_method
  const { pause_collection: pause, automatic_tax: tax } = params
  if (tax?.enabled && !customers.get(world, before.customer).address?.country) throw placeUnknown()
  return {
    metadata: merged(before.metadata, params.metadata),
    ...clearable(params, 'description', 'on_behalf_of'),
    ...picked(params, 'trial_settings'),
    ...(fee !== undefined && { application_fee_percent: fee === '' ? null : fee }),
    ...(transfer !== undefined && { transfer_data: transfer || null }),
    ...(method && { default_payment_method: paymentMethods.get(world, method).id }),
    ...(tax && { automatic_tax: { enabled: tax.enabled, liability: { type: 'self' } } }),
    ...(given !== undefined && { discounts: discountsFrom(world, before, given || []) }),
    ...(pause !== undefined && {
      pause_collection: pause
        ? { behavior: pause.behavior, resumes_at: pause.resumes_at ?? null }
        : null,
    }),
  }
}

function discountsFrom(
  world: World,
  { customer, id }: Subscription,
  given: Stripe.SubscriptionUpdateParams.Discount[]
): string[] {
  return given.map((each) => {
    if (each.discount) return discounts.get(world, each.discount).id
    const redeemed = couponFrom(world, each, { customer })
    redeem(world, redeemed)
    const made = newDiscount(world, { ...redeemed, customer, subscription: id })
    return discounts.insert(world, made).id
  })
}

/** When it ends, and when its trial does. */
function timing(world: World, before: Subscription, params: Params): Partial<Subscription> {
  const { cancel_at_period_end: atEnd, cancel_at: at, cancellation_details: why } = params
  if (atEnd !== undefined && at !== undefined)
    refuse('You may only specify one of these parameters: cancel_at, cancel_at_period_end.')
  const periodEnd = itemOf(before).current_period_end
  const details = { ...before.cancellation_details, ...why }
  const asked = { ...details, reason: 'cancellation_requested' }
  if (at === '' || (atEnd === false && before.cancel_at_period_end))
    return {
      cancel_at: null,
      cancel_at_period_end: false,
      canceled_at: null,
      cancellation_details: { comment: null, feedback: null, reason: null },
    }
  if (atEnd || at !== undefined)
    return {
      cancel_at: typeof at === 'number' ? at : periodEnd,
      cancel_at_period_end: atEnd ?? false,
      canceled_at: world.now(),
      cancellation_details: asked,
    }
  return why ? { cancellation_details: details } : {}
}

/** At once, whatever has been paid for. */
export function cancelSubscription(
  world: World,
  id: string,
  params: Stripe.SubscriptionCancelParams
): Subscription {
  const { there, subscription } = living(world, id)
  if (params.prorate) creditUnused(there, subscription, params.invoice_now ?? false)
  const { comment, feedback } = params.cancellation_details ?? {}
  return endSubscription(there, subscriptions.get(there, id), 'cancellation_requested', {
    ...(comment && { comment }),
    ...(feedback && { feedback }),
  })
}

export const subscriptionChangeRoutes: Routes = {
  'POST /v1/subscriptions/{id}': ({ world, params, ids: [id = ''] }: Call<Params>) =>
    updateSubscription(world, id, params),

  'DELETE /v1/subscriptions/{id}': ({
    world,
    params,
    ids: [id = ''],
  }: Call<Stripe.SubscriptionCancelParams>) => cancelSubscription(world, id, params),
}
