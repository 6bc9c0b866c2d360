import router from '@adonisjs/core/services/router'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type User from '#accounts/models/user'
import type Plan from '#catalog/models/plan'
import { heldLine } from '#entitlements/queries/held_line'
import ConnectedAccount from '#billing/models/connected_account'
import Subscription from '#billing/models/subscription'
import {
  AlreadyOwned,
  AlreadySubscribed,
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
  if (plan.isWithdrawn || plan.isFree) throw new PlanNotForSale()

  await refuseIfHeld(trx, buyer, plan)
  const account = await ConnectedAccount.findBy('publisherId', listing.publisherId, { client: trx })
  if (!listing.publisher.arePayoutsEnabled || !account?.isReady || !account.stripeAccountId)
    throw new PublisherNotReady()
  return account as ConnectedAccount & { stripeAccountId: string }
}

/** A line that is owned may be subscribed to all the same, and the other way round: the listing says what each adds. */
async function refuseIfHeld(trx: TransactionClientContract, buyer: User, plan: Plan) {
  const { listingId, major } = plan
  if (major === null) {
    const ours = { userId: buyer.id, listingId }
    const running = await Subscription.query({ client: trx })
      .where(ours)
      .whereNull('endedAt')
      .first()
    if (running) throw new AlreadySubscribed(router.makeUrl('subscriptions.show', [running.id]))
    return
  }
  const owned = await heldLine(trx, { userId: buyer.id, listingId, major })
  if (owned) throw new AlreadyOwned(major, router.makeUrl('library.show', [owned.id]))
}
