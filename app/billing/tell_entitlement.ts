import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#accounts/actor'
import FollowSubscription from '#entitlements/actions/follow_subscription'
import type { SubscriptionStory } from '#entitlements/subscription_story'
import type Purchase from '#billing/models/purchase'
import type Subscription from '#billing/models/subscription'
import SubscriptionInvoice from '#billing/models/subscription_invoice'

type Period = SubscriptionStory['periods'][number]

/** Tells the entitlement everything we know of its subscription. Nothing is told before there is a period to tell of. */
export async function tellEntitlement(
  trx: TransactionClientContract,
  actor: Actor,
  subscription: Subscription,
  { stripeEventId }: { stripeEventId?: string }
): Promise<void> {
  const invoices = await SubscriptionInvoice.query({ client: trx })
    .where('subscriptionId', subscription.id)
    .orderBy('startsAt')
    .preload('purchase', (purchase) => purchase.preload('refunds'))
  const periods = periodsOf(subscription, invoices)
  if (periods.length === 0) return

  await new FollowSubscription().handle(
    actor,
    {
      sourceRef: subscription.entitlementRef,
      userId: subscription.userId,
      listingId: subscription.listingId,
      issuedAt: subscription.startedAt,
      periods,
      overdue: invoices
        .filter(({ overdueSince }) => overdueSince !== null)
        .map(({ overdueSince, graceEndsAt, overdueUntil }) => ({
          since: overdueSince!,
          graceEndsAt: graceEndsAt!,
          until: overdueUntil,
        })),
      cancelsAt: subscription.cancelsAt,
      endedAt: subscription.endedAt,
      pausedSince: subscription.pausedSince,
      stripeEventId,
    },
    trx
  )
}

function periodsOf(
  { id, startedAt, trialEndsAt }: Subscription,
  invoices: SubscriptionInvoice[]
): Period[] {
  const trial = { ref: `trial:${id}`, startsAt: startedAt, isTrial: true, takenBackAt: null }
  return [
    ...(trialEndsAt ? [{ ...trial, endsAt: trialEndsAt }] : []),
    ...invoices.filter((invoice) => brings(invoice, trialEndsAt)).map(periodOf),
  ]
}

/** The invoice over nothing that comes with a trial is the trial itself. */
const brings = (
  { paidAt, purchase, startsAt }: SubscriptionInvoice,
  trialEndsAt: Subscription['trialEndsAt']
) => paidAt !== null && (Boolean(purchase) || !trialEndsAt || startsAt >= trialEndsAt)

function periodOf({ id, startsAt, endsAt, purchase }: SubscriptionInvoice): Period {
  const ref = purchase ? `purchase:${purchase.id}` : `invoice:${id}`
  return { ref, startsAt, endsAt, isTrial: false, takenBackAt: takenBackAt(purchase) }
}

/** When the last cent of a payment went back; a refund that fails afterwards takes that back. */
function takenBackAt(purchase: Purchase | null) {
  if (!purchase?.isRefunded) return null
  const succeeded = purchase.refunds.filter((refund) => refund.hasSucceeded)
  return succeeded.map(({ issuedAt }) => issuedAt).sort((one, other) => +other - +one)[0] ?? null
}
