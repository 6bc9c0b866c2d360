import type { PeriodFacts, Spell, SubscriptionFacts } from './facts.js'
import { dayOf } from './update_window.js'

type Standing =
  | { status: 'active'; reason: 'active' | 'trial'; until: Date }
  | { status: 'past_due'; reason: 'payment_overdue' | 'renewal_awaited'; until: Date }
  | { status: 'inactive'; reason: WhyInactive; since: Date }

type WhyInactive =
  | 'not_granted_yet'
  | 'subscription_ended'
  | 'subscription_paused'
  | 'grace_ended'
  | 'renewal_missing'
  | 'payment_refunded'

const holdsAt =
  (at: Date) =>
  ({ since, until }: Spell) =>
    since <= at && (until === null || at < until)

const earliest = (dates: Date[]) => dates.toSorted((one, other) => +one - +other)[0]
const lastEnd = (periods: PeriodFacts[]): Date | null =>
  periods.map(({ endsAt }) => endsAt).toSorted((one, other) => +other - +one)[0] ?? null

/** The periods that had begun by a moment and whose payment we still had then. */
const heldAt = ({ periods }: SubscriptionFacts, at: Date) =>
  periods.filter(({ startsAt, takenBack }) => startsAt <= at && !takenBack.some(holdsAt(at)))

/** Whose releases stay after a subscription: the end of the last period that was paid for. A trial leaves nothing. */
export const keptUntil = (facts: SubscriptionFacts, at: Date): Date | null =>
  lastEnd(heldAt(facts, at).filter(({ isTrial }) => !isTrial))

/**
 * Where a subscription stands at a moment, revocations apart. Access lasts until the paid time or the grace is over,
 * whichever is later; what somebody asked to end has no grace, and neither has what was refunded.
 */
export function subscriptionStanding(facts: SubscriptionFacts, at: Date): Standing {
  const begun = facts.periods.filter(({ startsAt }) => startsAt <= at)
  if (at < facts.issuedAt || begun.length === 0)
    return { status: 'inactive', reason: 'not_granted_yet', since: facts.issuedAt }

  const stopped = whyStopped(facts, at)
  if (stopped) return { status: 'inactive', ...stopped }

  const held = heldAt(facts, at)
  const paidUntil = lastEnd(held)
  const overdue = facts.overdue.filter(holdsAt(at)).toSorted(byStart)[0]
  if (overdue) {
    const until = paidUntil && paidUntil > overdue.graceEndsAt ? paidUntil : overdue.graceEndsAt
    return at < until
      ? { status: 'past_due', reason: 'payment_overdue', until }
      : { status: 'inactive', reason: 'grace_ended', since: until }
  }
  if (!paidUntil || (at >= paidUntil && paidUntil < lastEnd(begun)!))
    return { status: 'inactive', reason: 'payment_refunded', since: takenBackAt(begun, at) }
  return at < paidUntil ? running(facts, held, paidUntil, at) : awaited(held, paidUntil, at)
}

function whyStopped({ stops, cancelsAt }: SubscriptionFacts, at: Date) {
  const standing = stops.filter(holdsAt(at))
  const ends = standing.filter(({ kind }) => kind === 'ended').map(({ since }) => since)
  if (cancelsAt && cancelsAt <= at) ends.push(cancelsAt)
  if (ends.length > 0) return { reason: 'subscription_ended', since: earliest(ends) } as const
  if (standing.length === 0) return null
  return {
    reason: 'subscription_paused',
    since: earliest(standing.map(({ since }) => since)),
  } as const
}

function running(
  { cancelsAt }: SubscriptionFacts,
  held: PeriodFacts[],
  paidUntil: Date,
  at: Date
): Standing {
  const isPaid = held.some(({ isTrial, endsAt }) => !isTrial && at < endsAt)
  const until = cancelsAt && cancelsAt < paidUntil ? cancelsAt : paidUntil
  return isPaid
    ? { status: 'active', reason: 'active', until }
    : { status: 'active', reason: 'trial', until }
}

/** Stripe renews with a draft that rests for about an hour, and its word may be late: nobody is shut out for that. */
function awaited(held: PeriodFacts[], paidUntil: Date, at: Date): Standing {
  const last = held.filter(({ endsAt }) => +endsAt === +paidUntil)
  const until = last.map(({ graceEndsAt }) => graceEndsAt).reduce((a, b) => (a > b ? a : b))
  return at < until
    ? { status: 'past_due', reason: 'renewal_awaited', until }
    : { status: 'inactive', reason: 'renewal_missing', since: until }
}

const takenBackAt = (begun: PeriodFacts[], at: Date) =>
  earliest(
    begun
      .toSorted((one, other) => +other.endsAt - +one.endsAt)
      .find(({ takenBack }) => takenBack.some(holdsAt(at)))!
      .takenBack.filter(holdsAt(at))
      .map(({ since }) => since)
  )

const byStart = (one: Spell, other: Spell) => +one.since - +other.since

/** The same as a sentence for whom it belongs to. */
export function subscriptionSentence(facts: SubscriptionFacts, at: Date): string {
  const standing = subscriptionStanding(facts, at)
  if (standing.status === 'inactive')
    return `${whyInactive(standing.reason, dayOf(standing.since))} ${whatStays(facts, at)}`
  const day = dayOf(standing.until)
  switch (standing.reason) {
    case 'active':
      return `Every release, while your subscription runs. It is paid until ${day}.`
    case 'trial':
      return `Every release, while you try it: until ${day}. A trial that is not paid for leaves nothing behind.`
    case 'payment_overdue':
      return `A payment has failed. Every release stays open until ${day}; pay before then, and nothing changes.`
    case 'renewal_awaited':
      return `The time you had paid for is over, and its renewal has not reached us yet. Every release stays open until ${day}.`
  }
}

function whyInactive(reason: WhyInactive, day: string): string {
  switch (reason) {
    case 'not_granted_yet':
      return `This subscription began on ${day}, and not before.`
    case 'subscription_ended':
      return `Your subscription ended on ${day}.`
    case 'subscription_paused':
      return `Your subscription has been paused since ${day}.`
    case 'grace_ended':
      return `A payment has failed, and the grace for it ended on ${day}.`
    case 'renewal_missing':
      return `No renewal was paid, and the grace for it ended on ${day}.`
    case 'payment_refunded':
      return `Its last payment was refunded on ${day}.`
  }
}

function whatStays(facts: SubscriptionFacts, at: Date): string {
  const kept = keptUntil(facts, at)
  return kept
    ? `The newest version of the time that you had paid for, up to ${dayOf(kept)}, stays yours. Coming back opens everything again.`
    : 'No time of it is paid for, so nothing stays open. A subscription that is paid for opens everything.'
}
