import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import Listing from '#catalog/models/listing'
import Entitlement from '#entitlements/models/entitlement'
import { momentOf } from '#entitlements/moment'
import EntitlementPolicy from '#entitlements/policies/entitlement_policy'
import { derive, lockedEntitlement, settleStatus } from '#entitlements/settle_status'
import { storeStory } from '#entitlements/store_story'
import type { SubscriptionStory } from '#entitlements/subscription_story'

/**
 * Brings the entitlement of a subscription to what billing knows of it. The same story twice changes nothing; a
 * subscription that has no period yet, because nothing was paid or tried, has no entitlement: null.
 */
export default class FollowSubscription {
  async handle(
    actor: Actor,
    story: SubscriptionStory,
    within?: TransactionClientContract
  ): Promise<Entitlement | null> {
    return (within ?? db).transaction(async (trx) => {
      await bouncerFor(actor).with(EntitlementPolicy).authorize('follow')
      const granted = await grantOnce(trx, story)
      if (granted) return firstTold(trx, actor, granted, story)

      const known = await Entitlement.findBy('sourceRef', story.sourceRef, { client: trx })
      if (!known) return null
      const entitlement = await lockedEntitlement(trx, known.id)
      await storeStory(trx, entitlement, story)
      return settleStatus(trx, actor, entitlement, { stripeEventId: story.stripeEventId })
    })
  }
}

/** The new entitlement's id, or null: it is there already, or there is nothing to grant. `source_ref` decides who was first. */
async function grantOnce(trx: TransactionClientContract, story: SubscriptionStory) {
  if (story.periods.length === 0) return null
  const [created] = await trx
    .insertQuery()
    .table('entitlements')
    .insert({
      user_id: story.userId,
      listing_id: story.listingId,
      source: 'subscription',
      source_ref: story.sourceRef,
      issued_at: momentOf(story.issuedAt).toSQL(),
      terms: 'subscription_updates',
      status: 'inactive',
    })
    .onConflict('source_ref')
    .ignore()
    .returning('id')
  return (created?.id as string | undefined) ?? null
}

/** However much had happened before we heard of it, the trail begins with one grant of what it is by now. */
async function firstTold(
  trx: TransactionClientContract,
  actor: Actor,
  id: string,
  story: SubscriptionStory
): Promise<Entitlement> {
  const entitlement = await lockedEntitlement(trx, id)
  await storeStory(trx, entitlement, story)
  const { reason } = await derive(entitlement)
  const listing = await Listing.find(story.listingId, { client: trx })
  if (!listing) throw new NotFound()
  const { userId, source, status: to } = entitlement
  await record(trx, actor, 'entitlement.granted', entitlement, {
    userId,
    publisherId: listing.publisherId,
    stripeEventId: story.stripeEventId,
    details: { from: null, to, reason, source },
  })
  return entitlement
}
