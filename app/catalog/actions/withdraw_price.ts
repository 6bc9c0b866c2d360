import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import PlanPrice from '#catalog/models/plan_price'
import ListingPolicy from '#catalog/policies/listing_policy'
import { announceChange } from '#catalog/announce_change'
import { lockedListing } from '#catalog/queries/locked_listing'
import { PriceAlreadyWithdrawn } from '#catalog/errors'

/** Takes a plan off sale in one currency. Who bought at that price keeps what they bought, and subscriptions their price. */
export default class WithdrawPrice {
  async handle(actor: Actor, priceId: string): Promise<PlanPrice> {
    return db.transaction(async (trx) => {
      const { plan } = await withPlan(trx, priceId)
      const listing = await lockedListing(trx, plan.listingId)
      await bouncerFor(actor).with(ListingPolicy).authorize('price', listing)
      const price = await withPlan(trx, priceId)
      if (!price.isOpen) throw new PriceAlreadyWithdrawn()

      await price.merge({ withdrawnAt: DateTime.now() }).save()
      await announceChange(trx)
      await record(trx, actor, 'price.withdrawn', price, {
        publisherId: listing.publisherId,
        details: { listingId: listing.id, planId: plan.id, currency: price.currency },
      })
      return price
    })
  }
}

async function withPlan(client: Parameters<typeof lockedListing>[0], id: string) {
  const price = await PlanPrice.query({ client }).where('id', id).preload('plan').first()
  if (!price) throw new NotFound()
  return price
}
