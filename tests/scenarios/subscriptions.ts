import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import { System } from '#accounts/actor'
import FollowSubscription from '#entitlements/actions/follow_subscription'
import type { SubscriptionStory } from '#entitlements/subscription_story'

/** A moment some days from now, or ago, to the second as Stripe tells it. */
export const inDays = (days: number) => DateTime.utc().plus({ days }).startOf('second')

/** A period that was paid for, by days from now. */
export const paid = (
  from: number,
  to: number,
  changes = {}
): SubscriptionStory['periods'][number] => ({
  ref: `purchase:${randomUUID()}`,
  startsAt: inDays(from),
  endsAt: inDays(to),
  isTrial: false,
  takenBackAt: null,
  ...changes,
})

/** What billing tells of a subscription that was paid for ten days ago, unless told otherwise. */
export function aStory(
  user: { id: string },
  listing: { id: string },
  changes: Partial<SubscriptionStory> = {}
): SubscriptionStory {
  const periods = changes.periods ?? [paid(-10, 20)]
  return {
    sourceRef: `subscription:${randomUUID()}`,
    userId: user.id,
    listingId: listing.id,
    issuedAt: periods[0]?.startsAt ?? DateTime.utc(),
    periods,
    overdue: [],
    cancelsAt: null,
    endedAt: null,
    pausedSince: null,
    ...changes,
  }
}

/** Tells a story as the worker does, and answers its entitlement. */
export const told = async (story: SubscriptionStory) =>
  (await new FollowSubscription().handle(new System('stripe'), story))!
