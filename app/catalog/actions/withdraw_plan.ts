import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import Plan from '#catalog/models/plan'
import ListingPolicy from '#catalog/policies/listing_policy'
import { announceChange } from '#catalog/announce_change'
import { lockedListingOf } from '#catalog/queries/locked_listing'
import { PlanAlreadyWithdrawn } from '#catalog/errors'

/** Takes a plan off sale. Those who bought under it keep what they bought. */
export default class WithdrawPlan {
  async handle(actor: Actor, planId: string): Promise<Plan> {
    return db.transaction(async (trx) => {
      const listing = await lockedListingOf(trx, planId)
      await bouncerFor(actor).with(ListingPolicy).authorize('price', listing)
      const plan = await Plan.findOrFail(planId, { client: trx })
      if (plan.isWithdrawn) throw new PlanAlreadyWithdrawn()

      await plan.merge({ withdrawnAt: DateTime.now() }).save()
      await announceChange(trx)
      await record(trx, actor, 'plan.withdrawn', plan, {
        publisherId: listing.publisherId,
        details: { listingId: listing.id },
      })
      return plan
    })
  }
}
