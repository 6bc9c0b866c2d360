import db from '@adonisjs/lucid/services/db'
import type User from '#accounts/models/user'
import type { default as Plan, Price } from '#catalog/models/plan'
import { checkoutPrice } from '#billing/checkout_price'

/** A line of a listing that somebody paid for and owns. */
export type PaidLine = { entitlementId: string; major: number }

/**
 * The lines of a listing that somebody paid something for and still has, the newest first. What was given away, refunded,
 * disputed, covered by a coupon or only subscribed to is none of them: an upgrade costs less because of what was paid.
 */
export async function paidLines(buyer: User, listingId: string): Promise<PaidLine[]> {
  const { rows } = await db.rawQuery<{ rows: PaidLine[] }>(
    `select e.id as "entitlementId", e.major::int as major
     from entitlements e join purchases p on 'purchase:' || p.id = e.source_ref
     where e.user_id = ? and e.listing_id = ? and e.status = 'active' and e.terms = 'one_time_major'
       and p.stripe_payment_intent_id is not null
     order by e.major desc, e.issued_at`,
    [buyer.id, listingId]
  )
  return rows
}

/** The line that lets its owner have a plan at the upgrade price, or null: that price is in the plan's own currency alone. */
export const upgradeTo = (
  { major, upgradeAmountInCents }: Plan,
  { id }: Price,
  lines: PaidLine[]
) =>
  (id === null && upgradeAmountInCents !== null && lines.find((line) => line.major < major!)) ||
  null

/** The upgrade price is a discount of what it is less. */
export const upgradePrice = ({ amountInCents, upgradeAmountInCents }: Plan) =>
  checkoutPrice(amountInCents, {
    percentOff: null,
    amountOffInCents: amountInCents - upgradeAmountInCents!,
  })
