import { DateTime } from 'luxon'
import router from '@adonisjs/core/services/router'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type User from '#accounts/models/user'
import type Plan from '#catalog/models/plan'
import Checkout from '#billing/models/checkout'
import Subscription from '#billing/models/subscription'
import { CheckoutClosed, PaymentUnderWay } from '#billing/errors'
import { applicationFeeOf, feeBasisPoints } from '#billing/fees'

/** How long a page may be paid on, and until when one that Stripe never confirmed may still be asked for. */
const OPEN_FOR = { hours: 2 }

/**
 * The buyer's one open checkout of this line, or a new one: what is agreed, written down before Stripe is asked.
 * The caller holds the line's lock. One that another tab has just opened at another price is not ours to give out:
 * the next try closes it.
 */
export async function agreedCheckout(
  trx: TransactionClientContract,
  buyer: User,
  plan: Plan,
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
  if (open && open.planId !== plan.id) throw new CheckoutClosed()
  if (open) return open

  return Checkout.create(
    {
      userId: buyer.id,
      listingId,
      major,
      planId: plan.id,
      amountInCents: plan.amountInCents,
      applicationFeeInCents: applicationFeeOf(plan.amountInCents),
      ...(await renewalTerms(trx, buyer, plan)),
      currency: plan.currency,
      stripeAccountId: account.stripeAccountId,
      status: 'open',
      expiresAt: DateTime.now().plus(OPEN_FOR).startOf('second'),
    },
    { client: trx }
  )
}

/** A trial is for getting to know an agent: who has subscribed to it before pays from the first day. */
async function renewalTerms(trx: TransactionClientContract, buyer: User, plan: Plan) {
  if (!plan.isSubscription) return { feeBasisPoints: null, trialDays: 0 }
  const line = { userId: buyer.id, listingId: plan.listingId }
  const earlier = await Subscription.query({ client: trx }).where(line).first()
  return { feeBasisPoints: feeBasisPoints(), trialDays: earlier ? 0 : plan.trialDays }
}
