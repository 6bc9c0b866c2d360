import assert from 'node:assert/strict'
import type User from '#accounts/models/user'
import StartCheckout from '#billing/actions/start_checkout'
import type Checkout from '#billing/models/checkout'
import Subscription from '#billing/models/subscription'
import Entitlement from '#entitlements/models/entitlement'
import { rowCount } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aListingForSale } from '#tests/scenarios/billing'
import type { ListingScene } from '#tests/scenarios/catalog'
import { hush, isTakenUp, lastEvent, once, stateOf } from '#tests/scenarios/crashes/one_event'
import { byTheWorker, type PathTo } from '#tests/scenarios/crashes/victim'
import { dashboard, deliverAgain, pay, standIn, stripeSettles } from '#tests/scenarios/stripe'
import { aListingByTheMonth, anOpenSubscription, customerAt } from '#tests/scenarios/subscribers'
import { waitFor } from '#tests/scenarios/waiting'

/** The worker hands over what was paid for. */
export async function aSaleToCarryOut(): Promise<PathTo> {
  const scene = await aListingForSale()
  await hush()
  return () => {
    let checkout: Checkout
    let event: string
    return {
      counts: byTheWorker,
      async begin() {
        ;({ checkout } = await new StartCheckout().handle(await aUser(), scene.plan!.id))
        await pay(checkout.stripeSessionId!)
        event = await lastEvent('checkout.session.completed')
        return {
          walk: () => deliverAgain(event),
          isOver: async () => (await stateOf(event)) === 'applied',
        }
      },
      async converges() {
        await isTakenUp(event)
        const { id: checkoutId, userId } = checkout
        assert.equal((await checkout.refresh()).status, 'paid')
        assert.equal(await rowCount('purchases', { checkout_id: checkoutId }), 1)
        assert.equal(await rowCount('entitlements', { user_id: userId, status: 'active' }), 1)
        await once(userId, 'purchase.completed', 'entitlement.granted')
      },
    }
  }
}

/** The worker carries a renewal out; a subscriber of a year ago has ten of them to come. */
export async function aRenewalToCarryOut(): Promise<PathTo> {
  const scene = await aListingByTheMonth()
  let subscriber: { buyer: User; subscription: Subscription }
  let renewals = Infinity
  return () => {
    let event: string
    return {
      counts: byTheWorker,
      async begin() {
        if (++renewals > 10) {
          await standIn('POST', 'chaos', {})
          subscriber = await aSubscriberOf(scene)
          renewals = 1
          await hush()
        }
        const customer = await customerAt(subscriber.buyer)
        await standIn('POST', `customers/${customer}/advance`, { days: 32 })
        event = await lastEvent('invoice.paid')
        return {
          walk: () => deliverAgain(event),
          isOver: async () => (await stateOf(event)) === 'applied',
        }
      },
      async converges() {
        await isTakenUp(event)
        const { id: subscriptionId, userId } = subscriber.subscription
        const [entitlement] = await Entitlement.query().where({ userId }).preload('periods')
        const paid = await rowCount('purchases', { subscription_id: subscriptionId })
        const told = { action: 'purchase.completed', user_id: userId }
        const { data: invoices } = await dashboard<{ data: unknown[] }>('GET', '/v1/invoices', {
          subscription: subscriber.subscription.stripeSubscriptionId,
          status: 'paid',
          limit: '100',
        })
        assert.ok(invoices.length > renewals)
        assert.deepEqual(
          [paid, entitlement.periods.length, await rowCount('audit_events', told)],
          Array(3).fill(invoices.length)
        )
        await once(userId, 'entitlement.granted')
      },
    }
  }
}

/** Somebody who subscribed a year ago; whichever process carried that out is done with it. */
async function aSubscriberOf(on: ListingScene) {
  const { buyer, checkout } = await anOpenSubscription({ on, daysAgo: 360 })
  await pay(checkout.stripeSessionId!)
  await stripeSettles()
  const known = { checkoutId: checkout.id }
  await waitFor(async () => (await Subscription.findBy(known)) !== null, 20_000)
  await waitFor(async () => (await rowCount('stripe_events', { state: 'pending' })) === 0, 20_000)
  return { buyer, subscription: await Subscription.findByOrFail(known) }
}
