import { DateTime } from 'luxon'
import router from '@adonisjs/core/services/router'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type User from '#accounts/models/user'
import type Plan from '#catalog/models/plan'
import Checkout, { type Wish } from '#billing/models/checkout'
import Subscription from '#billing/models/subscription'
import { CheckoutClosed, PaymentUnderWay } from '#billing/errors'
import { feeBasisPoints } from '#billing/fees'
import type Coupon from '#billing/models/coupon'
import { priceWith, priceWithout } from '#billing/usable_coupon'

/** How long a page may be paid on, and until when one that Stripe never confirmed may still be asked for. */
const OPEN_FOR = { hours: 2 }

/**
 * The buyer's one open checkout of this line, or a new one: what is agreed, written down before Stripe is asked.
 * The caller holds the line's lock. One that another tab has just opened at another price is not ours to give out:
 * the next try closes it. A coupon that has ended meanwhile still holds for the page that was opened with it.
 */
export async function agreedCheckout(
  trx: TransactionClientContract,
  buyer: User,
  { plan, price, coupon, upgrade }: Wish,
  account: { stripeAccountId: string }
): Promise<Checkout> {
  const { listingId, major } = plan
  const open = await Checkout.query({ client: trx })
    .where({ userId: buyer.id, listingId })
    .where((line) => (major === null ? line.whereNull('major') : line.where('major', major)))
    .whereIn('status', ['open', 'awaiting_payment'])
    .first()
  if (open?.status === 'awaiting_payment')
    throw new PaymentUnderWay(router.makeUrl('checkouts.show', [open.id]))
  if (open && !open.isFor({ plan, price, coupon, upgrade })) throw new CheckoutClosed()
  if (open) return open
  const costs = coupon
    ? await priceWith({ plan, price, coupon, upgrade, buyer }, trx)
    : priceWithout(plan, price, upgrade)

  return Checkout.create(
    {
      userId: buyer.id,
      listingId,
      major,
      planId: plan.id,
      priceId: price.id,
      ...costs,
      couponId: coupon?.id ?? null,
      upgradeFromId: coupon ? null : (upgrade?.entitlementId ?? null),
      ...(await renewalTerms(trx, buyer, plan, coupon)),
      currency: price.currency,
      stripeAccountId: account.stripeAccountId,
      status: 'open',
      expiresAt: DateTime.now().plus(OPEN_FOR).startOf('second'),
    },
    { client: trx }
  )
}

/**
 * A trial is for getting to know an agent: who has subscribed to it before pays from the first day. So does who has a
 * coupon, for its time runs from then on.
 */
async function renewalTerms(
  trx: TransactionClientContract,
  buyer: User,
  plan: Plan,
  coupon: Coupon | null
) {
  if (!plan.isSubscription) return { feeBasisPoints: null, trialDays: 0 }
  if (coupon) return { feeBasisPoints: feeBasisPoints(), trialDays: 0 }
  const line = { userId: buyer.id, listingId: plan.listingId }
  const earlier = await Subscription.query({ client: trx }).where(line).first()
  return { feeBasisPoints: feeBasisPoints(), trialDays: earlier ? 0 : plan.trialDays }
}
