import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Listing from '#catalog/models/listing'
import { heldLine } from '#entitlements/queries/held_line'
import type { WhyGivenBack } from '#billing/given_back'
import { lock, lineLock } from '#billing/locks'
import type Purchase from '#billing/models/purchase'

/**
 * Why a payment that has just arrived may not be kept, or null: another entitlement brings the line's updates already,
 * from a second tab, a gift or a refund that failed; or there is nothing to download. Two of one line wait for each other.
 */
export async function whyNotKept(
  trx: TransactionClientContract,
  { userId, listingId, major, entitlementRef }: Purchase
): Promise<WhyGivenBack | null> {
  await lock(trx, lineLock({ userId, listingId, major }))
  const line = { userId, listingId, major }
  if (await heldLine(trx, line, { apartFrom: entitlementRef })) return 'duplicate'
  const listing = await Listing.findOrFail(listingId, { client: trx })
  return listing.isTakenDown ? 'taken_down' : null
}
