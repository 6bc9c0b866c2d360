import { setTimeout as wait } from 'node:timers/promises'
import app from '@adonisjs/core/services/app'
import { System } from '#accounts/actor'
import type User from '#accounts/models/user'
import ReconcileStripeEvents from '#billing/actions/reconcile_stripe_events'
import RefundPurchase from '#billing/actions/refund_purchase'
import StartCheckout from '#billing/actions/start_checkout'
import Checkout from '#billing/models/checkout'
import Purchase from '#billing/models/purchase'
import Subscription from '#billing/models/subscription'
import { drainStripeEvents } from '#billing/worker'
import Listing from '#catalog/models/listing'
import Plan from '#catalog/models/plan'
import { seedPerson } from '#database/demo_shop/seeding/seed_people'
import { pay, payDelayed } from '#database/demo_shop/seeding/stripe_stand_in'
import type { BuyerStep, DemoBuyer } from '#database/demo_shop/shapes'
import CreateInstallToken from '#delivery/actions/create_install_token'
import RevokeInstallToken from '#delivery/actions/revoke_install_token'
import InstallToken from '#delivery/models/install_token'
import GrantComplimentary from '#entitlements/actions/grant_complimentary'
import RevokeEntitlement from '#entitlements/actions/revoke_entitlement'
import Entitlement from '#entitlements/models/entitlement'

/** A buyer, and everything that happened to them, paid for on Stripe's stand-in. */
export async function seedBuyer(demo: DemoBuyer, admin: User, password: string): Promise<void> {
  const buyer = await seedPerson(demo, password)
  for (const step of demo.story) await take(step, buyer, admin)
}

async function take(step: BuyerStep, buyer: User, admin: User): Promise<void> {
  if ('tokens' in step) return seedTokens(buyer, step)
  if ('complimentary' in step) return giveAway(step, buyer, admin)
  if ('delayedPending' in step) {
    const session = await openCheckout(buyer, step.delayedPending, step)
    return session ? payDelayed(session, buyer.email) : undefined
  }
  if ('abandonedCheckout' in step)
    return void (await openCheckout(buyer, step.abandonedCheckout, step))
  if ('subscribed' in step) return subscribe(buyer, step.subscribed, step)
  if ('bought' in step) return void (await buy(buyer, step.bought, step.major))
  if ('boughtThenRefunded' in step)
    return refund(await buy(buyer, step.boughtThenRefunded, step.major), admin)
  return revoke(await buy(buyer, step.revokedByAdmin, step.major), admin, step.reason)
}

type Choice = { major: number } | { interval: 'month' | 'year' }

/** The id of the Stripe session of a new checkout, or null when this buyer has been there before. */
async function openCheckout(buyer: User, agentId: string, chosen: Choice): Promise<string | null> {
  const listing = await Listing.findByOrFail('agentId', agentId)
  const which = 'major' in chosen ? { major: chosen.major } : { interval: chosen.interval }
  const plan = await Plan.query()
    .where({ listingId: listing.id, ...which })
    .whereNull('withdrawnAt')
    .firstOrFail()
  const earlier = await Checkout.query().where({ userId: buyer.id, planId: plan.id }).first()
  if (earlier && earlier.status !== 'open') return null
  const startCheckout = await app.container.make(StartCheckout)
  const { checkout } = await startCheckout.handle(buyer, plan.id)
  return checkout.stripeSessionId
}

async function buy(buyer: User, agentId: string, major: number): Promise<Purchase> {
  const session = await openCheckout(buyer, agentId, { major })
  if (session) await pay(session, buyer.email)
  const listing = await Listing.findByOrFail('agentId', agentId)
  const find = () =>
    Purchase.query().where({ userId: buyer.id, listingId: listing.id, major }).first()
  return until(`the purchase of ${agentId}`, find)
}

async function subscribe(buyer: User, agentId: string, chosen: Choice): Promise<void> {
  const session = await openCheckout(buyer, agentId, chosen)
  if (session) await pay(session, buyer.email)
  const { id: listingId } = await Listing.findByOrFail('agentId', agentId)
  const find = () => Subscription.query().where({ userId: buyer.id, listingId }).first()
  await until(`the subscription of ${agentId}`, find)
}

async function refund(purchase: Purchase, admin: User): Promise<void> {
  if (purchase.refundedInCents > 0) return
  const refundPurchase = await app.container.make(RefundPurchase)
  await refundPurchase.handle(admin, purchase.id, {})
  await until('the refund', async () => {
    await purchase.refresh()
    return purchase.refundedInCents > 0 ? purchase : null
  })
}

async function revoke(purchase: Purchase, admin: User, reason: string): Promise<void> {
  const entitlement = await Entitlement.query()
    .where({ userId: purchase.userId, listingId: purchase.listingId, major: purchase.major })
    .firstOrFail()
  if (entitlement.status === 'revoked') return
  await new RevokeEntitlement().handle(admin, entitlement.id, {
    reason: 'fraud',
    causeRef: `admin:${entitlement.id}`,
    message: reason,
    at: new Date(),
  })
}

async function giveAway(
  step: { complimentary: string; major: number; reason: string },
  buyer: User,
  admin: User
) {
  const listing = await Listing.findByOrFail('agentId', step.complimentary)
  await new GrantComplimentary().handle(admin, listing.id, {
    userId: buyer.id,
    major: step.major,
    reason: step.reason,
  })
}

async function seedTokens(
  buyer: User,
  { tokens, revoked }: { tokens: string[]; revoked: string[] }
) {
  for (const name of [...tokens, ...revoked]) {
    if (await InstallToken.query().where({ userId: buyer.id, name }).first()) continue
    const { installToken } = await new CreateInstallToken().handle(buyer, { name })
    if (revoked.includes(name)) await new RevokeInstallToken().handle(buyer, installToken.id)
  }
}

/** Stripe's events come in their own time: by webhook when the shop is open, by reconciliation when it is not. */
async function until<Found>(what: string, find: () => Promise<Found | null>): Promise<Found> {
  for (let tries = 0; tries < 120; tries++) {
    const found = await find()
    if (found) return found
    if (tries > 4) await reconcile()
    await wait(250)
  }
  throw new Error(`${what} did not arrive from Stripe`)
}

async function reconcile() {
  const reconcileStripeEvents = await app.container.make(ReconcileStripeEvents)
  await reconcileStripeEvents.handle(new System('scheduler'))
  await drainStripeEvents()
}
