import { System } from '#accounts/actor'
import type User from '#accounts/models/user'
import RefreshConnectedAccount from '#billing/actions/refresh_connected_account'
import StartCheckout from '#billing/actions/start_checkout'
import StartOnboarding from '#billing/actions/start_onboarding'
import type Checkout from '#billing/models/checkout'
import ConnectedAccount from '#billing/models/connected_account'
import Purchase from '#billing/models/purchase'
import Entitlement from '#entitlements/models/entitlement'
import { aUser } from '#tests/scenarios/accounts'
import { anOfferedListing, type ListingScene, type ListingTraits } from '#tests/scenarios/catalog'
import { aPublisher, type PublisherTraits } from '#tests/scenarios/publishers'
import { pay, standIn, stripeSettles } from '#tests/scenarios/stripe'

export type SaleScene = ListingScene & {
  buyer: User
  checkout: Checkout
  purchase: Purchase
  entitlement: Entitlement
}

/** A publisher who went through Stripe's onboarding: their account takes payments. */
export async function aSellingPublisher(traits: Omit<PublisherTraits, 'payoutsEnabled'> = {}) {
  const { publisher, owner } = await aPublisher({ ...traits, payoutsEnabled: false })
  await new StartOnboarding().handle(owner)
  const account = await ConnectedAccount.findByOrFail('publisherId', publisher.id)
  await standIn('POST', `accounts/${account.stripeAccountId}/complete_onboarding`)
  await new RefreshConnectedAccount().handle(new System('stripe'), account.stripeAccountId!)
  return { publisher: await publisher.refresh(), owner, account: await account.refresh() }
}

/** A listing that can be bought; one-time 1.x at 49.00 USD unless told otherwise. */
export async function aListingForSale(traits: ListingTraits = {}): Promise<ListingScene> {
  return anOfferedListing({ ...traits, by: traits.by ?? (await aSellingPublisher(traits)) })
}

/** Somebody on Stripe's page, about to pay. */
export async function anOpenCheckout(traits: ListingTraits & { buyer?: User } = {}) {
  const scene = await aListingForSale(traits)
  const buyer = traits.buyer ?? (await aUser())
  const { checkout, url } = await new StartCheckout().handle(buyer, scene.plan!.id)
  return { ...scene, buyer, checkout, url }
}

/** Somebody who paid, with everything that followed from it. */
export async function aSale(traits: ListingTraits & { buyer?: User } = {}): Promise<SaleScene> {
  const scene = await anOpenCheckout(traits)
  await pay(scene.checkout.stripeSessionId!)
  await stripeSettles()
  const purchase = await Purchase.findByOrFail('checkoutId', scene.checkout.id)
  const entitlement = await Entitlement.findByOrFail('sourceRef', purchase.entitlementRef)
  return { ...scene, checkout: await scene.checkout.refresh(), purchase, entitlement }
}
