import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Listing from '#catalog/models/listing'
import { heldLine } from '#entitlements/queries/held_line'
import type { WhyEnded, WhyGivenBack } from '#billing/given_back'
import { lock, lineLock } from '#billing/locks'
import type Purchase from '#billing/models/purchase'
import Subscription from '#billing/models/subscription'

/**
 * Why a payment that has just arrived may not be kept, or null: another entitlement brings the line's updates already,
 * from a second tab, a gift or a refund that failed; or there is nothing to download. Two of one line wait for each other.
 */
export async function whyNotKept(
  trx: TransactionClientContract,
  { userId, listingId, entitlementRef, ...purchase }: Purchase
): Promise<WhyGivenBack | null> {
  const line = { userId, listingId, major: purchase.major! }
  await lock(trx, lineLock(line))
  if (await heldLine(trx, line, { apartFrom: entitlementRef })) return 'duplicate'
  return (await isTakenDown(trx, listingId)) ? 'taken_down' : null
}

/** As above for a subscription that has just begun: another one of this listing runs, or it is nowhere to be had. */
export async function whyNotBegun(
  trx: TransactionClientContract,
  { id, userId, listingId }: Subscription
): Promise<WhyEnded | null> {
  await lock(trx, lineLock({ userId, listingId, major: null }))
  const other = await Subscription.query({ client: trx })
    .where({ userId, listingId })
    .whereNull('endedAt')
    .whereNot('id', id)
    .first()
  return other ? 'second_subscription' : whyNotRenewed(trx, listingId)
}

/** Why the next period of a running subscription may not be kept: nobody pays for what nobody can download. */
export const whyNotRenewed = async (trx: TransactionClientContract, listingId: string) =>
  (await isTakenDown(trx, listingId)) ? ('taken_down' as const) : null

const isTakenDown = async (trx: TransactionClientContract, listingId: string) =>
  (await Listing.findOrFail(listingId, { client: trx })).isTakenDown
