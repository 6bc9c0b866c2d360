import { type Actor, personOf } from '#accounts/actor'
import Entitlement from '#entitlements/models/entitlement'

/** `major` is null for a subscription, which is to every line. */
type Line = { major: number | null; entitlementId: string; endedOn: string | null }

/**
 * What the actor owns of a listing and may use now: a subscription that runs first, then one entry a version line,
 * newest line first. `endedOn` is when updates ended, where nothing of the line brings them any more.
 */
export async function ownedLines(actor: Actor, listingId: string): Promise<Line[]> {
  const person = personOf(actor)
  if (!person) return []
  const owned = await Entitlement.query()
    .where({ userId: person.id, listingId })
    .whereIn('status', ['active', 'past_due'])
    .withScopes((entitlements) => entitlements.withFacts())
    .orderByRaw('major desc nulls first')
    .orderBy('issuedAt')
  const lines = new Map<number | null, Line>()
  for (const { id, major, bringsUpdates, isSubscription, updatesUntil } of owned)
    if (bringsUpdates || (!isSubscription && !lines.has(major)))
      lines.set(major, {
        major,
        entitlementId: id,
        endedOn: bringsUpdates ? null : updatesUntil!.toISOString(),
      })
  return [...lines.values()]
}
