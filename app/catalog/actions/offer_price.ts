import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import type { Money } from '#shared/money'
import Plan from '#catalog/models/plan'
import PlanPrice from '#catalog/models/plan_price'
import ListingPolicy from '#catalog/policies/listing_policy'
import { announceChange } from '#catalog/announce_change'
import { amountProblem } from '#catalog/prices'
import { lockedListingOf } from '#catalog/queries/locked_listing'
import { PlanAlreadyWithdrawn, PriceAlreadyOffered, PriceRefused } from '#catalog/errors'

/** Offers a plan in one more currency. Each has one open price a plan; the plan's own currency has the plan's own. */
export default class OfferPrice {
  async handle(actor: Actor, planId: string, price: Money): Promise<PlanPrice> {
    return db.transaction(async (trx) => {
      const listing = await lockedListingOf(trx, planId)
      await bouncerFor(actor).with(ListingPolicy).authorize('price', listing)
      const plan = await Plan.findOrFail(planId, { client: trx })
      if (plan.isWithdrawn) throw new PlanAlreadyWithdrawn()
      if (plan.isFree) throw new PriceRefused('A free plan is free in every currency.')
      const problem = amountProblem(price)
      if (problem) throw new PriceRefused(problem.sentence, problem.field)
      await plan.load('prices')
      if (plan.openPrices.some(({ currency }) => currency === price.currency))
        throw new PriceAlreadyOffered(price.currency)

      const { amountInCents, currency } = price
      const offered = await PlanPrice.create({ planId, amountInCents, currency }, { client: trx })
      await announceChange(trx)
      await record(trx, actor, 'price.offered', offered, {
        publisherId: listing.publisherId,
        details: { listingId: listing.id, planId, amountInCents, currency },
      })
      offered.$setRelated('plan', plan)
      return offered.refresh()
    })
  }
}
