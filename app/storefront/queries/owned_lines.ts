import { type Actor, personOf } from '#accounts/actor'
import Entitlement from '#entitlements/models/entitlement'

/**
 * What the actor owns of a listing and may use now, one entry a version line, newest line first. `endedOn` is when
 * updates ended, where nothing of the line brings them any more.
 */
export async function ownedLines(actor: Actor, listingId: string) {
  const person = personOf(actor)
  if (!person) return []
  const owned = await Entitlement.query()
    .where({ userId: person.id, listingId, status: 'active' })
    .orderBy('major', 'desc')
    .orderBy('issuedAt')
  const lines = new Map<number, { major: number; entitlementId: string; endedOn: string | null }>()
  for (const { id, major, bringsUpdates, updatesUntil } of owned)
    if (bringsUpdates || !lines.has(major))
      lines.set(major, {
        major,
        entitlementId: id,
        endedOn: bringsUpdates ? null : updatesUntil!.toISOString(),
      })
  return [...lines.values()]
}
