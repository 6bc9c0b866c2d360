import { type Actor, personOf } from '#accounts/actor'
import Entitlement from '#entitlements/models/entitlement'

/** What the actor owns of a listing and may use now, one entry a version line, newest line first. */
export async function ownedLines(actor: Actor, listingId: string) {
  const person = personOf(actor)
  if (!person) return []
  const owned = await Entitlement.query()
    .where({ userId: person.id, listingId, status: 'active' })
    .orderBy('major', 'desc')
    .orderBy('issuedAt')
  const lines = new Map(owned.map(({ major, id }) => [major, { major, entitlementId: id }]))
  return [...lines.values()]
}
