import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Entitlement from '#entitlements/models/entitlement'

/** A major line of a listing, or with `major: null` all of them: what a subscription is to. */
type Line = { userId: string; listingId: string; major: number | null }

/**
 * Why a line need not be bought again: an entitlement of it that counts and still brings releases. A subscription that
 * runs brings those of every line; a licence does not stand in for a subscription. Null when there is none, or only
 * such that bring nothing new. `apartFrom` leaves out the one with that source.
 */
export async function heldLine(
  trx: TransactionClientContract,
  { userId, listingId, major }: Line,
  { apartFrom = '' } = {}
): Promise<Entitlement | null> {
  const held = await Entitlement.query({ client: trx })
    .where({ userId, listingId })
    .where((line) => {
      line.where('terms', 'subscription_updates')
      if (major !== null) line.orWhere('major', major)
    })
    .whereIn('status', ['active', 'past_due'])
    .whereNot('sourceRef', apartFrom)
    .withScopes((entitlements) => entitlements.withFacts())
  return held.find(({ bringsUpdates }) => bringsUpdates) ?? null
}
