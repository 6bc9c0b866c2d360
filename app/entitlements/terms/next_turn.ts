import { entitlementState } from './entitlement_state.js'
import type { EntitlementFacts, Spell } from './facts.js'
import { updatesUntil } from './update_window.js'

/**
 * The first moment after `at` at which the state changes by itself, with no other fact than time. Null: it does not.
 * A stored status is right until then.
 */
export function nextTurn(facts: EntitlementFacts, at: Date): Date | null {
  const { status } = entitlementState(facts, at)
  const ahead = momentsOf(facts)
    .filter((moment) => moment > at)
    .toSorted((one, other) => +one - +other)
  return ahead.find((moment) => entitlementState(facts, moment).status !== status) ?? null
}

/** Every moment that a fact names: between two of them nothing changes. */
export function momentsOf(facts: EntitlementFacts): Date[] {
  const revocations = facts.revocations.flatMap(({ revokedAt, liftedAt }) => [revokedAt, liftedAt])
  const all: (Date | null)[] = [facts.issuedAt, ...revocations]
  if (facts.terms === 'one_time_major') all.push(updatesUntil(facts))
  if (facts.terms === 'subscription_updates') {
    const { periods, overdue, stops, cancelsAt } = facts
    const edges = ({ since, until }: Spell) => [since, until]
    all.push(cancelsAt, ...stops.flatMap(edges))
    for (const spell of overdue) all.push(...edges(spell), spell.graceEndsAt)
    for (const { startsAt, endsAt, graceEndsAt, takenBack } of periods)
      all.push(startsAt, endsAt, graceEndsAt, ...takenBack.flatMap(edges))
  }
  return all.filter((moment) => moment !== null)
}
