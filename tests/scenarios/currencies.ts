import type User from '#accounts/models/user'
import StartCheckout from '#billing/actions/start_checkout'
import Purchase from '#billing/models/purchase'
import OfferPrice from '#catalog/actions/offer_price'
import type PlanPrice from '#catalog/models/plan_price'
import Entitlement from '#entitlements/models/entitlement'
import { aUser } from '#tests/scenarios/accounts'
import { aListingForSale } from '#tests/scenarios/billing'
import type { ListingScene, ListingTraits } from '#tests/scenarios/catalog'
import { pay, stripeSettles } from '#tests/scenarios/stripe'

export type PricedScene = ListingScene & { prices: Record<string, PlanPrice> }

/** A listing that is sold in US dollars and in other currencies too. */
export async function aListingInCurrencies(
  amounts: Record<string, number> = { eur: 4500, jpy: 5000 },
  traits: ListingTraits = {}
): Promise<PricedScene> {
  return priced(await aListingForSale(traits), amounts)
}

/** Offers the plan of a scene in other currencies too. */
export async function priced(
  scene: ListingScene,
  amounts: Record<string, number>
): Promise<PricedScene> {
  const prices: Record<string, PlanPrice> = {}
  for (const [currency, amountInCents] of Object.entries(amounts))
    prices[currency] = await new OfferPrice().handle(scene.owner, scene.plan!.id, {
      amountInCents,
      currency,
    })
  return { ...scene, prices }
}

/** Somebody on Stripe's page, about to pay in a currency. */
export async function anOpenCheckoutIn(scene: PricedScene, currency: string, known?: User) {
  const buyer = known ?? (await aUser())
  const priceId = scene.prices[currency]?.id
  const { checkout } = await new StartCheckout().handle(buyer, scene.plan!.id, { priceId })
  return { ...scene, buyer, checkout }
}

/** Somebody who paid in a currency, with everything that followed from it. */
export async function aSaleIn(scene: PricedScene, currency: string, known?: User) {
  const open = await anOpenCheckoutIn(scene, currency, known)
  await pay(open.checkout.stripeSessionId!)
  await stripeSettles()
  const purchase = await Purchase.findByOrFail('checkoutId', open.checkout.id)
  const entitlement = await Entitlement.findByOrFail('sourceRef', purchase.entitlementRef)
  return { ...open, checkout: await open.checkout.refresh(), purchase, entitlement }
}
