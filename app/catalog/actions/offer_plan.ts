import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import Plan from '#catalog/models/plan'
import ListingPolicy from '#catalog/policies/listing_policy'
import { announceChange } from '#catalog/announce_change'
import { priceProblem } from '#catalog/prices'
import { lockedListing } from '#catalog/queries/locked_listing'
import { FreeOrPaid, PlanAlreadyOffered, PriceRefused } from '#catalog/errors'

export type Offer =
  | { kind: 'free' }
  | {
      kind: 'one_time'
      major: number
      amountInCents: number
      currency: string
      /** How many months of releases are included, from the purchase on; null or nothing: all there will ever be. */
      updatesForMonths?: number | null
    }

/** Puts a plan up for sale: one active plan a version line, and never free and paid at once. */
export default class OfferPlan {
  async handle(actor: Actor, listingId: string, offer: Offer): Promise<Plan> {
    return db.transaction(async (trx) => {
      const listing = await lockedListing(trx, listingId)
      await bouncerFor(actor).with(ListingPolicy).authorize('price', listing)
      const problem = offer.kind === 'one_time' && priceProblem(offer)
      if (problem) throw new PriceRefused(problem.sentence, problem.field)
      await listing.load('plans')
      refuseClash(listing.activePlans, offer)

      const terms = termsOf(offer)
      const plan = await Plan.create({ ...terms, listingId }, { client: trx })
      await announceChange(trx)
      await record(trx, actor, 'plan.offered', plan, {
        publisherId: listing.publisherId,
        details: { listingId, ...terms },
      })
      return plan.refresh()
    })
  }
}

function termsOf(offer: Offer) {
  if (offer.kind === 'free')
    return {
      kind: offer.kind,
      major: null,
      amountInCents: 0,
      currency: 'usd',
      updatesForMonths: null,
    }
  const { kind, major, amountInCents, currency, updatesForMonths = null } = offer
  return { kind, major, amountInCents, currency, updatesForMonths }
}

function refuseClash(active: Plan[], offer: Offer) {
  if (active.some((plan) => plan.kind !== offer.kind)) throw new FreeOrPaid()
  if (offer.kind === 'free' && active.length > 0) throw new PlanAlreadyOffered('a free plan')
  if (offer.kind === 'one_time' && active.some((plan) => plan.major === offer.major))
    throw new PlanAlreadyOffered(`a plan for ${offer.major}.x`)
}
