import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import { lockedListing } from '#catalog/queries/locked_listing'
import { CouponAlreadyWithdrawn } from '#billing/coupon_errors'
import Coupon from '#billing/models/coupon'
import BillingPolicy from '#billing/policies/billing_policy'

/** Ends a coupon. Whoever is on Stripe's page with it may still pay what was agreed; what was bought stays as it is. */
export default class WithdrawCoupon {
  async handle(actor: Actor, couponId: string): Promise<Coupon> {
    return db.transaction(async (trx) => {
      const known = await Coupon.find(couponId, { client: trx })
      if (!known) throw new NotFound()
      const listing = await lockedListing(trx, known.listingId)
      await bouncerFor(actor).with(BillingPolicy).authorize('discount', listing)
      const coupon = await Coupon.query({ client: trx })
        .where('id', couponId)
        .forUpdate()
        .firstOrFail()
      if (coupon.isWithdrawn) throw new CouponAlreadyWithdrawn()

      await coupon.merge({ withdrawnAt: DateTime.now() }).save()
      await record(trx, actor, 'coupon.withdrawn', coupon, {
        publisherId: listing.publisherId,
        details: { listingId: listing.id, code: coupon.code },
      })
      return coupon
    })
  }
}
