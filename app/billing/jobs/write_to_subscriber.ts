import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { defineJob, enqueue, FOR_HOURS } from '#shared/jobs'
import { sendNow } from '#shared/mail'
import Entitlement from '#entitlements/models/entitlement'
import { keptAfter } from '#entitlements/queries/kept_after'
import { openUntil } from '#entitlements/queries/open_until'
import { addressNeeded } from '#billing/mails/address_needed'
import { paidInVain } from '#billing/mails/paid_in_vain'
import { paymentFailed } from '#billing/mails/payment_failed'
import { planChanged } from '#billing/mails/plan_changed'
import { subscriptionEnded } from '#billing/mails/subscription_ended'
import { trialEnds } from '#billing/mails/trial_ends'
import Subscription from '#billing/models/subscription'

type About =
  'trial_ends' | 'payment_failed' | 'address_needed' | 'plan_changed' | 'ended' | 'given_back'
type Order = { subscriptionId: string; about: About }

/** Has a subscriber written to once the transaction is committed. What the mail says is read when it is sent. */
export const writeToSubscriber = (
  trx: TransactionClientContract,
  { id }: Subscription,
  about: About
) => enqueue<Order>(trx, 'billing.write_to_subscriber', { subscriptionId: id, about })

defineJob<Order>(
  'billing.write_to_subscriber',
  async ({ subscriptionId, about }) => {
    const subscription = await Subscription.query()
      .where('id', subscriptionId)
      .preload('user')
      .preload('plan')
      .preload('listing')
      .preload('invoices', (invoices) => invoices.orderBy('startsAt', 'desc'))
      .firstOrFail()
    if (about === 'trial_ends') return sendNow(trialEnds(subscription))
    if (about === 'payment_failed') return sendNow(paymentFailed(subscription))
    if (about === 'address_needed')
      return sendNow(addressNeeded(subscription, await openUntil(subscription.entitlementRef)))
    if (about === 'given_back') return sendNow(paidInVain(subscription))
    if (about === 'plan_changed') return sendNow(planChanged(subscription))
    return sendNow(subscriptionEnded(subscription, await keptOf(subscription)))
  },
  { retries: FOR_HOURS }
)

async function keptOf({ user, endedAt, entitlementRef }: Subscription): Promise<string[]> {
  const entitlement = await Entitlement.findBy('sourceRef', entitlementRef)
  if (!entitlement || !endedAt) return []
  const kept = await keptAfter(user, entitlement.id, endedAt.toJSDate())
  return kept.map(({ version }) => version)
}
