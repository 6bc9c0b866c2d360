import { DateTime } from 'luxon'
import { System } from '#accounts/actor'
import type User from '#accounts/models/user'
import Checkout, { type Wish } from '#billing/models/checkout'
import SettleCheckout from '#billing/actions/settle_checkout'
import { expirePage } from '#billing/expire_page'
import { priceWith } from '#billing/usable_coupon'

/** Stripe wants a page to stay open for half an hour at least; a row with less left cannot be asked for again. */
const LEAST_LEFT = { minutes: 35 }

/**
 * Puts an earlier trip of this buyer for this line in order before a new one: finds out whether it was paid
 * meanwhile, and closes a page that is nearly over or was made for another price. A coupon that is refused leaves it open.
 */
export async function settleOpenCheckout(buyer: User, wish: Wish): Promise<void> {
  const { plan, coupon } = wish
  const { listingId, major } = plan
  const open = await Checkout.query()
    .where({ userId: buyer.id, listingId, status: 'open' })
    .where((line) => (major === null ? line.whereNull('major') : line.where('major', major)))
    .first()
  if (!open) return

  const isStale = !open.isFor(wish) || open.expiresAt < DateTime.now().plus(LEAST_LEFT)
  if (isStale && coupon) await priceWith({ ...wish, coupon, buyer })
  if (!open.stripeSessionId) return isStale ? giveUp(open) : undefined
  if (isStale) await expirePage(open.stripeSessionId)
  await new SettleCheckout().handle(new System('stripe'), open.stripeSessionId)
}

/** Nobody ever saw this page: its address did not reach us. A tab that is just getting it finds its row closed. */
export async function giveUp(checkout: Checkout) {
  await Checkout.query()
    .where({ id: checkout.id, status: 'open' })
    .whereNull('stripeSessionId')
    .update({ status: 'expired', closedAt: DateTime.now() })
}
