import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#accounts/actor'
import { enqueue } from '#shared/jobs'
import ApplyPayment from '#billing/actions/apply_payment'
import { endByRules } from '#billing/end_by_rules'
import type Subscription from '#billing/models/subscription'
import { notePlan } from '#billing/switches/note_plan'
import { giveBackPaidInVain } from '#billing/paid_in_vain'
import { recordRenewal } from '#billing/record_renewal'
import { noteInvoices, noteSubscription } from '#billing/subscription_facts'
import type { SubscriptionFacts } from '#billing/stripe/gateway/subscriptions'
import { tellEntitlement } from '#billing/tell_entitlement'
import { unpark } from '#billing/unpark'
import { whyNotRenewed } from '#billing/why_not_kept'

/**
 * Brings our books to what Stripe says of a subscription now: its state, its plan, each invoice, a purchase for each payment,
 * and the entitlement that follows from them. Saying the same twice changes nothing. The caller holds the
 * subscription's lock; a payment's own lock is taken only while it is still unknown, so nobody waits in a circle.
 */
export async function bringSubscriptionTo(
  trx: TransactionClientContract,
  actor: Actor,
  subscription: Subscription,
  facts: SubscriptionFacts,
  cause: { stripeEventId?: string }
): Promise<void> {
  await subscription.load('listing')
  const wasRunning = subscription.isRunning
  await noteSubscription(trx, actor, subscription, facts, cause)
  await notePlan(trx, actor, subscription, facts, cause)
  const invoices = await noteInvoices(trx, subscription, facts)
  // Once, when it is first seen: reading anew what could not be dropped yet must not ask for it again and again.
  const isLeftOpen = ({ row, wasOpen }: (typeof invoices)[number]) =>
    row.status === 'open' && (wasRunning || !wasOpen)
  if (!subscription.isRunning && invoices.some(isLeftOpen))
    await enqueue(trx, 'billing.void_open_invoices', { subscriptionId: subscription.id })
  const isNew = ({ row, fact }: (typeof invoices)[number]) =>
    fact.paidAt !== null && fact.paymentIntentId !== null && !row.purchaseId
  const payments = []
  for (const invoice of invoices.filter(isNew))
    payments.push(await recordRenewal(trx, actor, subscription, invoice, cause))

  await tellEntitlement(trx, actor, subscription, cause)
  for (const { purchase, payment } of payments)
    await new ApplyPayment().handle(actor, purchase.id, payment, cause, trx)
  if (payments.length === 0) return
  await unpark(
    trx,
    payments.map(({ payment }) => payment.paymentIntentId)
  )
  await giveBackPaidInVain(trx, actor, subscription, { isToldOfEnd: !wasRunning })
  const why = await whyNotRenewed(trx, subscription.listingId)
  if (why) await endByRules(trx, actor, subscription, why)
}
