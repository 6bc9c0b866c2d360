import type { EntitlementFacts, ListingFacts, ReleaseFacts, SubscriptionFacts } from './facts.js'
import { dayOf, updatesUntil } from './update_window.js'

/** Everything that a verdict may follow from, as a code and what it means. */
export const FACTS = {
  release_published: 'The version was published.',
  release_backdated: 'The version counts as one of an earlier time.',
  release_yanked: 'Its publisher withdrew the version.',
  release_taken_down: 'The marketplace took the version down.',
  agent_taken_down: 'The marketplace took the agent down.',
  entitlement_granted: 'An entitlement began.',
  updates_ended: 'The months of updates of an entitlement were over.',
  period_paid: 'A time that was paid for began.',
  trial_began: 'A trial began.',
  period_ended: 'A time that was paid for, or tried, was over.',
  payment_taken_back: 'The payment for a time was refunded in full.',
  refund_failed: 'That refund did not go through.',
  payment_overdue: 'A payment failed, and its grace began.',
  payment_recovered: 'Nothing was overdue any more.',
  cancellation_came: 'The time came at which somebody had asked the subscription to end.',
  subscription_ended: 'The subscription ended.',
  subscription_paused: 'The subscription was paused.',
  subscription_resumed: 'The subscription ran again.',
  revoked: 'Something revoked an entitlement.',
  revocation_lifted: 'What had revoked it was lifted.',
} as const

export type FactCode = keyof typeof FACTS
export type OrderedFact = { at: Date; code: FactCode; message: string }

type Happening = { at: Date | null; code: FactCode; detail?: string }

/** The facts that held at a moment, oldest first, in words that name nobody. */
export function factsInOrder(
  entitlements: readonly EntitlementFacts[],
  listing: ListingFacts,
  release: ReleaseFacts,
  moment: Date
): OrderedFact[] {
  const happenings: Happening[] = [
    ...releaseHappenings(release),
    { at: listing.takenDownAt, code: 'agent_taken_down' },
    ...entitlements.flatMap(entitlementHappenings),
  ]
  return happenings
    .flatMap(({ at, code, detail }) =>
      at && at <= moment ? [{ at, code, message: detail ?? FACTS[code] }] : []
    )
    .toSorted((one, other) => +one.at - +other.at)
}

const releaseHappenings = (release: ReleaseFacts): Happening[] => [
  {
    at: release.publishedAt,
    code: 'release_published',
    detail: `Version ${release.version} was published.`,
  },
  {
    at: release.backdatedTo && release.publishedAt,
    code: 'release_backdated',
    detail: release.backdatedTo
      ? `Version ${release.version} counts as one of ${dayOf(release.backdatedTo)}.`
      : undefined,
  },
  { at: release.yankedAt, code: 'release_yanked' },
  { at: release.takenDownAt, code: 'release_taken_down' },
]

function entitlementHappenings(facts: EntitlementFacts): Happening[] {
  const granted = { at: facts.issuedAt, code: 'entitlement_granted' } as const
  const revocations = facts.revocations.flatMap(({ reason, revokedAt, liftedAt }): Happening[] => [
    { at: revokedAt, code: 'revoked', detail: `It was revoked: ${REVOKED[reason]}.` },
    { at: liftedAt, code: 'revocation_lifted', detail: `Lifted: ${REVOKED[reason]}.` },
  ])
  if (facts.terms === 'subscription_updates')
    return [
      { ...granted, detail: 'A subscription to every line began.' },
      ...subscriptionHappenings(facts),
      ...revocations,
    ]
  const until = updatesUntil(facts)
  const months = until ? `, with updates until ${dayOf(until)}` : ', for ever'
  return [
    { ...granted, detail: `The ${facts.major}.x line was granted${months}.` },
    { at: until, code: 'updates_ended' },
    ...revocations,
  ]
}

const REVOKED = {
  refund: 'the payment was refunded',
  dispute: 'the payment was disputed with the bank',
  fraud: 'the marketplace found the payment fraudulent',
  admin: 'the marketplace decided so',
}

const subscriptionHappenings = (facts: SubscriptionFacts): Happening[] => [
  ...facts.periods.flatMap(({ startsAt, endsAt, isTrial, takenBack }): Happening[] => [
    {
      at: startsAt,
      code: isTrial ? 'trial_began' : 'period_paid',
      detail: `${isTrial ? 'On trial' : 'Paid for'} until ${dayOf(endsAt)}.`,
    },
    { at: endsAt, code: 'period_ended' },
    ...takenBack.flatMap(({ since, until }): Happening[] => [
      { at: since, code: 'payment_taken_back' },
      { at: until, code: 'refund_failed' },
    ]),
  ]),
  ...facts.overdue.flatMap(({ since, until, graceEndsAt }): Happening[] => [
    {
      at: since,
      code: 'payment_overdue',
      detail: `A payment failed; its grace ends on ${dayOf(graceEndsAt)}.`,
    },
    { at: until, code: 'payment_recovered' },
  ]),
  ...facts.stops.flatMap(({ kind, since, until }): Happening[] => [
    { at: since, code: kind === 'ended' ? 'subscription_ended' : 'subscription_paused' },
    { at: until, code: 'subscription_resumed' },
  ]),
  { at: facts.cancelsAt, code: 'cancellation_came' },
]
