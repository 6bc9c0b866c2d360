import Entitlement from '#entitlements/models/entitlement'
import Listing from '#catalog/models/listing'
import User from '#accounts/models/user'
import Subscription from '#billing/models/subscription'

export type WhyInVain = 'revoked' | 'suspended' | 'taken_down'

/** Why paying for another period would open nothing, or null. */
export async function whyInVain({
  entitlementRef,
  userId,
  listingId,
}: Subscription): Promise<WhyInVain | null> {
  const entitlement = await Entitlement.findBy('sourceRef', entitlementRef)
  if (entitlement?.status === 'revoked') return 'revoked'
  if ((await User.findOrFail(userId)).isSuspended) return 'suspended'
  return (await Listing.findOrFail(listingId)).isTakenDown ? 'taken_down' : null
}

/** Those that renew, though it would be in vain. */
export const renewingInVain = () =>
  Subscription.query()
    .whereNull('endedAt')
    .whereNull('cancelsAt')
    .whereNull('whyEnded')
    .whereRaw(
      `(exists (select from entitlements e where e.source_ref = 'subscription:' || subscriptions.id and e.status = 'revoked')
        or exists (select from users u where u.id = subscriptions.user_id and u.suspended_at is not null)
        or exists (select from listings l where l.id = subscriptions.listing_id and l.taken_down_at is not null))`
    )
