import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import Plan from '#catalog/models/plan'
import ListingPolicy from '#catalog/policies/listing_policy'
import { announceChange } from '#catalog/announce_change'
import { type Interval, priceProblem } from '#catalog/prices'
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
      /** What it costs those who paid for an older line; null or nothing: the same. */
      upgradeAmountInCents?: number | null
    }
  | {
      kind: 'subscription'
      interval: Interval
      amountInCents: number
      currency: string
      /** How long one may try it before the first payment; 0 or nothing: it is paid at once. */
      trialDays?: number
    }

/**
 * Puts a plan up for sale: one active plan a version line and one an interval, and never free and paid at once.
 */
export default class OfferPlan {
  async handle(actor: Actor, listingId: string, offer: Offer): Promise<Plan> {
    return db.transaction(async (trx) => {
      const listing = await lockedListing(trx, listingId)
      await bouncerFor(actor).with(ListingPolicy).authorize('price', listing)
      const problem = offer.kind !== 'free' && priceProblem(offer)
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

/** Every column that says what a plan is; those that do not concern its kind are empty. */
function termsOf(offer: Offer) {
  const none = {
    major: null,
    updatesForMonths: null,
    upgradeAmountInCents: null,
    interval: null,
    trialDays: 0,
  }
  switch (offer.kind) {
    case 'free':
      return { ...none, kind: offer.kind, amountInCents: 0, currency: 'usd' }
    case 'one_time': {
      const { kind, major, amountInCents, currency } = offer
      const { updatesForMonths = null, upgradeAmountInCents = null } = offer
      const price = { amountInCents, currency, upgradeAmountInCents }
      return { ...none, kind, major, ...price, updatesForMonths }
    }
    case 'subscription': {
      const { kind, interval, amountInCents, currency, trialDays = 0 } = offer
      return { ...none, kind, interval, amountInCents, currency, trialDays }
    }
  }
}

function refuseClash(active: Plan[], offer: Offer) {
  const isFree = offer.kind === 'free'
  if (active.some((plan) => plan.isFree !== isFree)) throw new FreeOrPaid()
  if (isFree && active.length > 0) throw new PlanAlreadyOffered('a free plan')
  if (offer.kind === 'one_time' && active.some((plan) => plan.major === offer.major))
    throw new PlanAlreadyOffered(`a plan for ${offer.major}.x`)
  if (offer.kind === 'subscription' && active.some((plan) => plan.interval === offer.interval))
    throw new PlanAlreadyOffered(`a subscription by the ${offer.interval}`)
}
