import { DateTime } from 'luxon'
import type User from '#accounts/models/user'
import StartCheckout from '#billing/actions/start_checkout'
import StripeCustomer from '#billing/models/stripe_customer'
import Subscription from '#billing/models/subscription'
import Entitlement from '#entitlements/models/entitlement'
import { entitlementOf } from '#entitlements/queries/library_of'
import { aUser } from '#tests/scenarios/accounts'
import { aListingForSale } from '#tests/scenarios/billing'
import type { ListingScene, ListingTraits } from '#tests/scenarios/catalog'
import { dashboard, pay, standIn, stripeSettles } from '#tests/scenarios/stripe'

export const REFUSED_LATER = '4000000000000341'
export const GOOD_CARD = '4242424242424242'

export type SubscriberTraits = ListingTraits & {
  /** The scene of a listing that is there already. */
  on?: ListingScene
  buyer?: User
  daysAgo?: number
  card?: string
}

/** Somebody whose time at Stripe began some days ago: what they subscribe to now began then. */
export async function livesSince(buyer: User, daysAgo: number) {
  const customer = await customerAt(buyer)
  const then = DateTime.now().minus({ days: daysAgo })
  const frozen = String(Math.floor(then.toSeconds()))
  await dashboard('POST', '/v1/test_helpers/test_clocks', { frozen_time: frozen, customer })
}

/** Somebody on Stripe's page, about to subscribe. */
export async function anOpenSubscription({
  on,
  buyer: known,
  daysAgo = 0,
  ...traits
}: SubscriberTraits = {}) {
  const scene = on ?? (await aListingByTheMonth(traits))
  const buyer = known ?? (await aUser())
  const { checkout } = await new StartCheckout().handle(buyer, scene.plan!.id)
  if (daysAgo) await livesSince(buyer, daysAgo)
  return { ...scene, buyer, checkout }
}

/** Somebody who subscribed, some days ago by Stripe's clock, with everything that followed from it. */
export async function aSubscriber({ card, ...traits }: SubscriberTraits = {}) {
  const scene = await anOpenSubscription(traits)
  await pay(scene.checkout.stripeSessionId!, { country: 'US', ...(card && { card }) })
  await stripeSettles()
  const subscription = await Subscription.findByOrFail('checkoutId', scene.checkout.id)
  return { ...scene, checkout: await scene.checkout.refresh(), subscription }
}

/** A listing that can be subscribed to. */
export const aListingByTheMonth = (traits: ListingTraits = {}): Promise<ListingScene> =>
  aListingForSale({ plan: 'subscription', ...traits })

/** Days go by for one customer: renewals, dunning and ends come by themselves. */
export async function daysPass(buyer: User, days: number) {
  await standIn('POST', `customers/${await customerAt(buyer)}/advance`, { days })
  await stripeSettles()
}

/** As above, until the present moment. */
export async function timeCatchesUp(buyer: User) {
  const to = Math.floor(Date.now() / 1000)
  await standIn('POST', `customers/${await customerAt(buyer)}/advance`, { to })
  await stripeSettles()
}

/** From now on everything of theirs is charged to another card. */
export async function paysWith(buyer: User, card: string) {
  await standIn('POST', `customers/${await customerAt(buyer)}/card`, { card })
}

/** Who they are at Stripe, in the only currency they pay in. */
export async function customerAt({ id }: User): Promise<string> {
  return (await StripeCustomer.findByOrFail('userId', id)).stripeCustomerId
}

/** How the subscription's entitlement stands now, and which versions it opens; null when there is none. */
export async function standingOf(buyer: User, subscription: Subscription) {
  const entitlement = await Entitlement.findBy('sourceRef', subscription.entitlementRef)
  if (!entitlement) return null
  const { state, releases } = await entitlementOf(buyer, entitlement.id)
  const versions = releases
    .filter(({ verdict }) => verdict.eligible)
    .map(({ release }) => release.version)
  return { status: state.status, stored: entitlement.status, versions }
}
