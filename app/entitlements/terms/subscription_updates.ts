import { eligible, refused } from './facts.js'
import type { Eligibility, ReleaseFacts, SubscriptionFacts } from './facts.js'
import { keptUntil, subscriptionSentence, subscriptionStanding } from './subscription_state.js'
import { cameBy, dayOf, isKept } from './update_window.js'

/**
 * What a subscription covers: every release of every line while it runs, its grace included; afterwards the newest
 * of the time that was paid for, frozen at the end of that time, whenever we came to hear of the end.
 * A yanked release stays with those whose subscription is older than the yank.
 * Only the coverage: whether something revoked it is `entitlementState`'s to say.
 */
export function subscriptionUpdates(
  subscription: SubscriptionFacts,
  release: ReleaseFacts,
  releases: readonly ReleaseFacts[],
  at: Date
): Eligibility {
  const standing = subscriptionStanding(subscription, at)
  const ended = standing.status === 'inactive' && whyEnded(subscription, release, releases, at)
  if (ended) return ended
  if (release.yankedAt && release.yankedAt <= subscription.issuedAt)
    return refused(
      'yanked',
      `Version ${release.version} was yanked before this subscription began. Take another version.`
    )
  if (release.yankedAt)
    return eligible(
      'yanked_but_covered',
      `Version ${release.version} was yanked by its publisher; it stays available to you because your subscription is older. Prefer a newer version.`
    )
  switch (standing.status) {
    case 'active':
      return eligible('subscription', 'Covered: every release, while your subscription runs.')
    case 'past_due':
      return eligible(
        'subscription_grace',
        `Covered until ${dayOf(standing.until)}, while a payment is waited for.`
      )
    case 'inactive':
      return eligible(
        'kept_after_subscription',
        `Yours to keep: you had paid until ${dayOf(keptUntil(subscription, at)!)}, and this is what that time ended with.`
      )
  }
}

function whyEnded(
  subscription: SubscriptionFacts,
  release: ReleaseFacts,
  releases: readonly ReleaseFacts[],
  at: Date
): Eligibility | null {
  const until = keptUntil(subscription, at)
  if (!until) {
    const { reason } = subscriptionStanding(subscription, at)
    return refused(reason, subscriptionSentence(subscription, at))
  }
  if (!cameBy(release, until))
    return refused(
      'after_subscription',
      `Version ${release.version} came after the time that you had paid for, which ran until ${dayOf(until)}. Subscribe again to get it.`
    )
  if (isKept(release, [...releases], until, at)) return null
  return refused(
    'older_than_kept',
    `You had paid until ${dayOf(until)}. The newest version of that time stays yours; version ${release.version} is older.`
  )
}
