import type { Actor } from '#accounts/actor'
import type User from '#accounts/models/user'
import { peopleWithIds } from '#accounts/queries/people'
import type Purchase from '#billing/models/purchase'
import { purchasesBehind } from '#billing/queries/purchases_behind'
import { entitlementOf, type LibraryEntry } from '#entitlements/queries/library_of'
import { namedTrail, personIn, type NamedEvent } from '#admin/queries/named_trail'

/** Everything that is known about one entitlement. `people` names whoever decided about it, by their id. */
export type EntitlementCase = {
  entry: LibraryEntry
  buyer: User
  /** The latest payment, and those for the periods before it where a subscription was paid for. */
  purchase: Purchase | null
  earlier: Purchase[]
  people: Map<string, User>
  trail: NamedEvent[]
}

/** Who stands behind the label of an actor, in words. */
export function nameOf(label: string | null, people: EntitlementCase['people']): string {
  if (label === 'system:stripe' || label === 'stripe') return 'Stripe'
  return people.get(personIn(label) ?? '')?.fullName ?? label ?? ''
}

/** What an admin needs to explain an entitlement, now or at a moment, and to decide about it. Others get NotFound. */
export async function entitlementCase(
  actor: Actor,
  id: string,
  at?: Date
): Promise<EntitlementCase> {
  const entry = await entitlementOf(actor, id, at)
  const { entitlement } = entry
  const purchases = await purchasesBehind(actor, entitlement)
  const refunds = purchases.flatMap((purchase) => purchase.refunds)
  const actors = [
    ...entitlement.revocations.flatMap(({ revokedBy, liftedBy }) => [revokedBy, liftedBy]),
    ...refunds.map(({ requestedBy }) => requestedBy),
  ]
  const ids = actors.flatMap((label) => personIn(label) ?? [])
  const people = await peopleWithIds(actor, [entitlement.userId, ...ids])
  const subjects = [
    `Entitlement:${entitlement.id}`,
    ...purchases.map((purchase) => `Purchase:${purchase.id}`),
    ...(purchases[0]?.subscriptionId ? [`Subscription:${purchases[0].subscriptionId}`] : []),
    ...refunds.map((refund) => `Refund:${refund.id}`),
    ...purchases.flatMap(({ disputes }) => disputes.map((dispute) => `Dispute:${dispute.id}`)),
    ...purchases.flatMap(({ corrections }) => corrections.map((one) => `Correction:${one.id}`)),
  ]
  const { events: trail } = await namedTrail(actor, { subjects })
  const [purchase = null, ...earlier] = purchases
  return { entry, buyer: people.get(entitlement.userId)!, purchase, earlier, people, trail }
}
