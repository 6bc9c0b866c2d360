import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#accounts/actor'
import { studioListing } from '#catalog/queries/studio_listings'
import Coupon from '#billing/models/coupon'

/** How often a coupon was used, and how many are on Stripe's page with it now. */
export type CouponInView = { coupon: Coupon; paid: number; held: number }

/** The coupons of one of the actor's own listings, the newest first. Throws NotFound. */
export async function couponsOf(actor: Actor, listingId: string) {
  const listing = await studioListing(actor, listingId)
  const coupons = await Coupon.query()
    .where('listingId', listing.id)
    .preload('plans', (plans) => plans.orderBy('major').orderBy('plans.created_at'))
    .orderBy('id', 'desc')
  const uses = await usesOf(coupons)
  const none = { paid: 0, held: 0 }
  const inView = coupons.map((coupon) => ({ coupon, ...(uses.get(coupon.id) ?? none) }))
  return { listing, coupons: inView }
}

async function usesOf(coupons: Coupon[]) {
  const { rows } = await db.rawQuery<{ rows: { id: string; paid: number; held: number }[] }>(
    `select coupon_id as id, (count(*) filter (where status in ('paid', 'mismatched')))::int as paid,
       (count(*) filter (where status in ('open', 'awaiting_payment')))::int as held
     from checkouts where coupon_id = any(?) group by coupon_id`,
    [coupons.map(({ id }) => id)]
  )
  return new Map(rows.map(({ id, ...counts }) => [id, counts]))
}

/** Whether a listing has a coupon that is valid now: only then its page asks for codes. */
export async function takesCodes(listingId: string): Promise<boolean> {
  const now = DateTime.now().toSQL()
  const valid = await Coupon.query()
    .where('listingId', listingId)
    .whereNull('withdrawnAt')
    .where('startsAt', '<=', now)
    .where((end) => end.whereNull('endsAt').orWhere('endsAt', '>', now))
    .first()
  return valid !== null
}
