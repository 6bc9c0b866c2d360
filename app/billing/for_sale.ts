import router from '@adonisjs/core/services/router'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type User from '#accounts/models/user'
import type Plan from '#catalog/models/plan'
import { heldLine } from '#entitlements/queries/held_line'
import ConnectedAccount from '#billing/models/connected_account'
import {
  AlreadyOwned,
  EmailNotVerified,
  OwnListing,
  PlanNotForSale,
  PublisherNotReady,
} from '#billing/errors'

/**
 * Answers the account that is to be paid, or refuses by name why this buyer cannot buy this plan now.
 * `plan.listing.publisher` must be loaded.
 */
export async function refuseUnlessForSale(
  trx: TransactionClientContract,
  buyer: User,
  plan: Plan
): Promise<ConnectedAccount & { stripeAccountId: string }> {
  const { listing } = plan
  if (!buyer.isVerified) throw new EmailNotVerified()
  if (listing.publisher.isOwnedBy(buyer)) throw new OwnListing()
  if (plan.isWithdrawn || plan.isFree || plan.major === null) throw new PlanNotForSale()

  const line = { userId: buyer.id, listingId: listing.id, major: plan.major }
  const owned = await heldLine(trx, line)
  if (owned) throw new AlreadyOwned(plan.major, router.makeUrl('library.show', [owned.id]))

  const account = await ConnectedAccount.findBy('publisherId', listing.publisherId, { client: trx })
  if (!listing.publisher.arePayoutsEnabled || !account?.isReady || !account.stripeAccountId)
    throw new PublisherNotReady()
  return account as ConnectedAccount & { stripeAccountId: string }
}
