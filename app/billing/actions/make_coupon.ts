import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { moneyWords } from '#shared/money'
import type Listing from '#catalog/models/listing'
import { lockedListing } from '#catalog/queries/locked_listing'
import { checkoutPrice, isPayable, leastWords, type TakesOff } from '#billing/checkout_price'
import { codeOf } from '#billing/coupon_code'
import { CodeTaken, CouponRefused } from '#billing/coupon_errors'
import { termsProblem, type CouponTerms } from '#billing/coupon_terms'
import Coupon from '#billing/models/coupon'
import BillingPolicy from '#billing/policies/billing_policy'

/** Makes a coupon for one's own listing: for some of its plans, or for all that it has and will have. */
export default class MakeCoupon {
  async handle(actor: Actor, listingId: string, asked: CouponTerms): Promise<Coupon> {
    const terms = { ...asked, code: codeOf(asked.code) }
    return db.transaction(async (trx) => {
      const listing = await lockedListing(trx, listingId)
      await bouncerFor(actor).with(BillingPolicy).authorize('discount', listing)
      const problem = termsProblem(terms)
      if (problem) throw new CouponRefused(problem.sentence, problem.field)
      await listing.load('plans', (plans) => plans.preload('prices'))
      const { planIds = [], ...columns } = columnsOf(terms)
      refuseUnlessItFits(listing, columns, planIds)
      const { code } = terms
      const taken = await Coupon.query({ client: trx })
        .where({ listingId, code })
        .whereNull('withdrawnAt')
        .first()
      if (taken) throw new CodeTaken(code)

      const coupon = await Coupon.create({ ...columns, listingId }, { client: trx })
      if (planIds.length > 0) await coupon.related('plans').attach(planIds)
      await record(trx, actor, 'coupon.made', coupon, {
        publisherId: listing.publisherId,
        details: { listingId, ...columns, planIds },
      })
      return coupon.refresh()
    })
  }
}

const columnsOf = ({ planIds, ...terms }: CouponTerms) => ({
  planIds,
  code: terms.code,
  percentOff: terms.percentOff ?? null,
  amountOffInCents: terms.amountOffInCents ?? null,
  currency: terms.percentOff === undefined ? (terms.currency ?? null) : null,
  duration: terms.duration,
  durationInMonths: terms.duration === 'months' ? (terms.durationInMonths ?? null) : null,
  startsAt: terms.startsAt ?? DateTime.now(),
  endsAt: terms.endsAt ?? null,
  maxUses: terms.maxUses ?? null,
  maxUsesPerBuyer: terms.maxUsesPerBuyer ?? null,
})

/** It names plans on offer, and leaves of none of them a sum that Stripe does not take. */
function refuseUnlessItFits(
  listing: Listing,
  coupon: TakesOff & { currency: string | null },
  planIds: string[]
) {
  const paid = listing.activePlans.filter(({ isFree }) => !isFree)
  if (paid.length === 0)
    throw new CouponRefused(
      'Nothing of this listing is for sale: offer a paid plan first.',
      'plans'
    )
  if (!planIds.every((id) => paid.some((plan) => plan.id === id)))
    throw new CouponRefused('Choose among the plans that are on offer.', 'plans')
  const meant = paid.filter(({ id }) => planIds.length === 0 || planIds.includes(id))
  const fitting = meant
    .flatMap(({ openPrices }) => openPrices)
    .filter(({ currency }) => coupon.currency === null || coupon.currency === currency)
  if (fitting.length === 0)
    throw new CouponRefused('None of these plans has a price in that currency.', 'unit')
  const tooLittle = fitting.find(
    ({ amountInCents, currency }) => !isPayable(checkoutPrice(amountInCents, coupon), currency)
  )
  if (tooLittle)
    throw new CouponRefused(
      `Of ${moneyWords(tooLittle)} it would leave less than ${leastWords(tooLittle.currency)} to pay, and Stripe takes no such payment. Take off less, or everything.`,
      'value'
    )
}
