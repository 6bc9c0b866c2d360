import MakeCoupon from '#billing/actions/make_coupon'
import StartCheckout from '#billing/actions/start_checkout'
import type User from '#accounts/models/user'
import type { CouponTerms } from '#billing/coupon_terms'
import Coupon from '#billing/models/coupon'
import Purchase from '#billing/models/purchase'
import Subscription from '#billing/models/subscription'
import { aUser } from '#tests/scenarios/accounts'
import { aListingForSale } from '#tests/scenarios/billing'
import type { ListingScene, ListingTraits } from '#tests/scenarios/catalog'
import { pay, stripeSettles } from '#tests/scenarios/stripe'
import { livesSince } from '#tests/scenarios/subscribers'

export const CODE = 'LAUNCH-20'

type Terms = Partial<CouponTerms>
type Traits = {
  on?: ListingScene
  terms?: Terms
  buyer?: User
  listing?: ListingTraits
  daysAgo?: number
}

/** A coupon of a listing: 20 percent off the first payment of every plan, unless told otherwise. */
export const aCoupon = ({ owner, listing }: ListingScene, terms: Terms = {}) =>
  new MakeCoupon().handle(owner, listing.id, {
    code: CODE,
    duration: 'once',
    ...(terms.amountOffInCents ? { currency: 'usd' } : { percentOff: 20 }),
    ...terms,
  })

/** A listing for sale with such a coupon. */
export async function aListingWithCoupon(terms: Terms = {}, traits: ListingTraits = {}) {
  const scene = await aListingForSale(traits)
  return { ...scene, coupon: await aCoupon(scene, terms) }
}

/** Somebody on Stripe's page with a code. */
export async function anOpenCheckoutWithCode({ on, terms, buyer: known, listing }: Traits = {}) {
  const scene = on ?? (await aListingWithCoupon(terms, listing))
  const buyer = known ?? (await aUser())
  const { checkout } = await new StartCheckout().handle(buyer, scene.plan!.id, { code: CODE })
  const coupon = await Coupon.findOrFail(checkout.couponId!)
  return { ...scene, coupon, buyer, checkout }
}

/** Somebody who paid with a code, with everything that followed from it. */
export async function aSaleWithCode(traits: Traits = {}) {
  const scene = await anOpenCheckoutWithCode(traits)
  await pay(scene.checkout.stripeSessionId!)
  await stripeSettles()
  await scene.checkout.refresh()
  return { ...scene, purchase: await Purchase.findByOrFail('checkoutId', scene.checkout.id) }
}

/** Somebody who subscribed with a code, some days ago by Stripe's clock. */
export async function aSubscriberWithCode({ daysAgo = 0, ...traits }: Traits = {}) {
  const listing = { plan: 'subscription' as const, ...traits.listing }
  const scene = await anOpenCheckoutWithCode({ ...traits, listing })
  if (daysAgo) await livesSince(scene.buyer, daysAgo)
  await pay(scene.checkout.stripeSessionId!)
  await stripeSettles()
  await scene.checkout.refresh()
  const subscription = await Subscription.findByOrFail('checkoutId', scene.checkout.id)
  return { ...scene, subscription }
}
