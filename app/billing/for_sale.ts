import router from '@adonisjs/core/services/router'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type User from '#accounts/models/user'
import type Plan from '#catalog/models/plan'
import { heldLine } from '#entitlements/queries/held_line'
import ConnectedAccount from '#billing/models/connected_account'
import type Publisher from '#publishers/models/publisher'
import Subscription from '#billing/models/subscription'
import {
  AlreadyOwned,
  AlreadySubscribed,
  CancelledYetRunning,
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
  const account = await accountReadyFor(listing.publisher, trx)
  if (!account) throw new PublisherNotReady()
  return account
}

/** The account that takes a publisher's payments, or null while there is none that may. */
export async function accountReadyFor(
  { id, arePayoutsEnabled }: Publisher,
  client?: TransactionClientContract
): Promise<(ConnectedAccount & { stripeAccountId: string }) | null> {
  const account = await ConnectedAccount.findBy('publisherId', id, { client })
  if (!arePayoutsEnabled || !account?.isReady || !account.stripeAccountId) return null
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
    if (!running) return
    const page = router.makeUrl('subscriptions.show', [running.id])
    throw running.cancelsAt ? new CancelledYetRunning(page) : new AlreadySubscribed(page)
  }
  const owned = await heldLine(trx, { userId: buyer.id, listingId, major })
  if (owned) throw new AlreadyOwned(major, router.makeUrl('library.show', [owned.id]))
}
