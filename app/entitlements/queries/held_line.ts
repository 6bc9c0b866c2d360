import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Entitlement from '#entitlements/models/entitlement'

type Line = { userId: string; listingId: string; major: number }

/**
 * Why a line need not be bought again: a licence of it that counts and still brings releases. A subscription does not
 * stand in for one: what is bought stays when it ends. Null when there is none, or only such that bring nothing new.
 * `apartFrom` leaves out the one with that source.
 */
export async function heldLine(
  trx: TransactionClientContract,
  { userId, listingId, major }: Line,
  { apartFrom = '' } = {}
): Promise<Entitlement | null> {
  const held = await Entitlement.query({ client: trx })
    .where({ userId, listingId, major })
    .whereIn('status', ['active', 'past_due'])
    .whereNot('sourceRef', apartFrom)
    .withScopes((entitlements) => entitlements.withFacts())
  return held.find(({ bringsUpdates }) => bringsUpdates) ?? null
}
