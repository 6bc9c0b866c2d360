import type Stripe from 'stripe'
import { refuse } from '../api/problem.ts'
import { updateSubscription, cancelSubscription } from '../billing/change_subscription.ts'
import { changeCard } from '../billing/change_card.ts'
import { pauseSubscription, resumeSubscription } from '../billing/pause_subscription.ts'
import { emit } from '../events/snapshot_events.ts'
import { fullAddress } from '../resources/addresses.ts'
import { customers } from '../resources/customers.ts'
import { portalConfigurations } from '../resources/portal_configurations.ts'
import { portalSessions } from '../resources/portal_sessions.ts'
import type { PortalSession } from '../resources/portal_sessions.ts'
import { itemOf, subscriptions } from '../resources/subscriptions.ts'
import { last4Of } from '../resources/test_cards.ts'
import { worldOn } from '../resources/test_clocks.ts'
import type { World } from '../world/world.ts'

const AN_HOUR = 60 * 60

export interface PortalWish {
  /** `cancel`, `keep`, `switch`, `pause`, `resume`, `card` or `address`. */
  action?: string
  subscription?: string
  price?: string
  feedback?: string
  comment?: string
  card?: string
  country?: string
}

/** @throws Problem once the session is an hour old, as Stripe's run out */
export function portalVisit(world: World, id: string) {
  const session = portalSessions.get(world, id)
  if (world.wallTime() > session.created + AN_HOUR) refuse('This portal session has run out.')
  return { session, features: portalConfigurations.get(world, session.configuration).features }
}

/** What a customer does in the portal, where the configuration lets them. */
export function actInPortal(world: World, id: string, wish: PortalWish): PortalSession {
  const { session, features } = portalVisit(world, id)
  const { subscription_cancel: cancel, subscription_update: update } = features
  const customer = customers.get(world, session.customer)
  const there = worldOn(world, customer.test_clock)
  if (wish.action === 'card') {
    allow(features.payment_method_update.enabled)
    changeCard(there, customer.id, last4Of({ number: wish.card ?? '' }))
    return session
  }
  if (wish.action === 'address') {
    const { enabled, allowed_updates: allowed } = features.customer_update
    allow(enabled && allowed.includes('address'))
    const address = fullAddress({ country: wish.country })
    emit(world, 'customer.updated', customers.update(world, customer, { address }), {
      address: customer.address,
    })
    return session
  }
  const subscription = subscriptions.get(world, wish.subscription ?? '')
  if (subscription.customer !== customer.id) refuse('This is somebody else’s subscription.')
  const details = {
    ...(wish.feedback && { feedback: wish.feedback }),
    ...(wish.comment && { comment: wish.comment }),
  } as Stripe.SubscriptionUpdateParams.CancellationDetails
  switch (wish.action) {
    case 'cancel':
      allow(cancel.enabled)
      if (cancel.mode === 'immediately')
        cancelSubscription(there, subscription.id, {
          prorate: cancel.proration_behavior !== 'none',
          cancellation_details: details,
        })
      else
        updateSubscription(there, subscription.id, {
          cancel_at_period_end: true,
          cancellation_details: details,
        })
      break
    case 'keep':
      updateSubscription(there, subscription.id, { cancel_at_period_end: false })
      break
    case 'switch':
      allow(
        update.enabled && update.products.some((each) => each.prices.includes(wish.price ?? ''))
      )
      updateSubscription(there, subscription.id, {
        items: [{ id: itemOf(subscription).id, price: wish.price ?? '' }],
        proration_behavior: update.proration_behavior as 'none',
      })
      break
    case 'pause':
      allow(features.subscription_pause.enabled)
      pauseSubscription(there, subscription.id, {})
      break
    case 'resume':
      resumeSubscription(there, subscription.id, {})
      break
    default:
      refuse(`The portal has no such button: ${wish.action}.`)
  }
  return session
}

function allow(isAllowed: boolean): void {
  if (!isAllowed) refuse('The portal’s configuration does not allow this.')
}
