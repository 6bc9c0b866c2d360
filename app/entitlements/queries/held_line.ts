import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Entitlement from '#entitlements/models/entitlement'

type Line = { userId: string; listingId: string; major: number }

/**
 * Why a line need not be bought again: an entitlement of it that counts and still brings releases. Null when there is
 * none, or only such whose update window has closed. `apartFrom` leaves out the one with that source.
 */
export async function heldLine(
  trx: TransactionClientContract,
  { userId, listingId, major }: Line,
  { apartFrom = '' } = {}
): Promise<Entitlement | null> {
  const held = await Entitlement.query({ client: trx })
    .where({ userId, listingId, major, status: 'active' })
    .whereNot('sourceRef', apartFrom)
  return held.find(({ bringsUpdates }) => bringsUpdates) ?? null
}
