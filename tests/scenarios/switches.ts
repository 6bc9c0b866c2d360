import OfferPlan from '#catalog/actions/offer_plan'
import type User from '#accounts/models/user'
import type { ListingScene } from '#tests/scenarios/catalog'
import { signedIn } from '#tests/scenarios/desk'
import {
  aListingByTheMonth,
  aSubscriber,
  type SubscriberTraits,
  timeCatchesUp,
} from '#tests/scenarios/subscribers'

export type Shown = {
  planId: string
  quotedAt: number
  priceInCents: number
  creditInCents: number
  taxInCents: number
  dueInCents: number
  code: string | null
  renewsAt: string
}

/** A listing at 9.00 a month, or 90.00 a year. */
export async function aListingBothWays(scene?: ListingScene) {
  const monthly = scene ?? (await aListingByTheMonth())
  const offer = { kind: 'subscription' as const, interval: 'year' as const, currency: 'usd' }
  const { owner, listing } = monthly
  const yearly = await new OfferPlan().handle(owner, listing.id, { ...offer, amountInCents: 9000 })
  return { ...monthly, yearly }
}

/** Somebody who pays by the month, ten days into it unless told otherwise, and may pay by the year. */
export async function aSwitcher({ daysAgo = 10, ...traits }: SubscriberTraits = {}) {
  const scene = await aListingBothWays(traits.on)
  const subscribed = await aSubscriber({ ...traits, on: scene, daysAgo })
  await timeCatchesUp(subscribed.buyer)
  return { ...subscribed, yearly: scene.yearly }
}

/** What the page says before anything is confirmed. */
export async function shownTo(buyer: User, { id }: { id: string }): Promise<Shown> {
  const { props } = await (await signedIn(buyer)).page(`/subscriptions/${id}/plan`)
  return props.quote as Shown
}

/** Confirms it, as the page's form does. */
export async function confirm(
  buyer: User,
  { id }: { id: string },
  { planId, quotedAt, dueInCents }: Shown
) {
  const form = { plan_id: planId, quoted_at: String(quotedAt), due_in_cents: String(dueInCents) }
  return (await signedIn(buyer)).post(`/subscriptions/${id}/plan`, form)
}
