import { isDeepStrictEqual } from 'node:util'
import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { graceEndOf } from '#entitlements/grace'
import { writeToSubscriber } from '#billing/jobs/write_to_subscriber'
import type Subscription from '#billing/models/subscription'
import SubscriptionInvoice from '#billing/models/subscription_invoice'
import type { InvoiceFact } from '#billing/stripe/gateway/invoices'
import type { SubscriptionFacts } from '#billing/stripe/gateway/subscriptions'

/** Not served, and not over either: a payment or a word from somebody brings it back. */
const RESTING = ['paused', 'unpaid', 'incomplete']

/** What our row says of a subscription. Since when it rests is kept from the first time we see it rest. */
export function subscriptionColumns(
  { invoices, ...facts }: SubscriptionFacts,
  before?: Subscription
) {
  const { status, startedAt, trialEndsAt, renewsAt, cancelsAt, endedAt } = facts
  const pausedSince = RESTING.includes(status) ? (before?.pausedSince ?? DateTime.now()) : null
  const isTaxLost = facts.isTaxLost && !endedAt
  const stuck = endedAt ? null : invoices.findLast(({ whyNotIssued }) => whyNotIssued !== null)
  return {
    ...{ status, startedAt, trialEndsAt, renewsAt, cancelsAt, endedAt, pausedSince, isTaxLost },
    whyNotBilled: stuck?.whyNotIssued ?? null,
  }
}

/** Brings the row to the facts; a change of its status, of its end to come, or of what keeps it from being charged is audited, once. */
export async function noteSubscription(
  trx: TransactionClientContract,
  actor: Actor,
  subscription: Subscription,
  facts: SubscriptionFacts,
  { stripeEventId }: { stripeEventId?: string }
): Promise<void> {
  const saw = () => ({
    status: subscription.status,
    cancelsAt: subscription.cancelsAt?.toUTC().toISO() ?? null,
    ...(subscription.whyNotBilled && { whyNotBilled: subscription.whyNotBilled }),
    ...(subscription.isTaxLost && { isTaxLost: true }),
  })
  const from = saw()
  const { isRunning: wasRunning, needsAddress: neededAddress } = subscription
  await subscription.merge(subscriptionColumns(facts, subscription)).save()
  if (wasRunning && !subscription.isRunning) await writeToSubscriber(trx, subscription, 'ended')
  if (subscription.needsAddress && !neededAddress)
    await writeToSubscriber(trx, subscription, 'address_needed')
  const to = saw()
  if (isDeepStrictEqual(from, to)) return
  await subscription.load('listing')
  await record(trx, actor, 'subscription.changed', subscription, {
    userId: subscription.userId,
    publisherId: subscription.listing.publisherId,
    stripeEventId,
    details: { from, to },
  })
}

/** Keeps each invoice that was issued once, by Stripe's id. Answers the rows beside what they come from. */
export async function noteInvoices(
  trx: TransactionClientContract,
  subscription: Subscription,
  { status, invoices }: SubscriptionFacts
): Promise<{ row: SubscriptionInvoice; fact: InvoiceFact; wasOpen: boolean }[]> {
  const known = await SubscriptionInvoice.query({ client: trx }).where(
    'subscriptionId',
    subscription.id
  )
  const noted = []
  const issued = invoices.filter(({ finalizedAt }) => finalizedAt !== null)
  for (const fact of issued) {
    const row =
      known.find(({ stripeInvoiceId }) => stripeInvoiceId === fact.id) ??
      new SubscriptionInvoice()
        .useTransaction(trx)
        .fill({ subscriptionId: subscription.id, stripeInvoiceId: fact.id })
    const { startsAt, endsAt, totalInCents, creditedInCents, paidAt } = fact
    row.merge({ status: fact.status, startsAt, endsAt, totalInCents, creditedInCents, paidAt })
    const wasOverdue = row.isOverdue
    const wasOpen = known.includes(row) && row.$original.status === 'open'
    await row.merge(spellOf(fact, row, { isServed: isServed(status), issued })).save()
    if (row.isOverdue && !wasOverdue) await writeToSubscriber(trx, subscription, 'payment_failed')
    noted.push({ row, fact, wasOpen })
  }
  return noted
}

/** While Stripe serves it, an unpaid invoice is one that a bank still thinks about. */
const isServed = (status: string) => status === 'active' || status === 'trialing'

/**
 * Since when a renewal is overdue, and until when it was. Stripe tries the card when the invoice is issued, so that is
 * the moment of the first failure, whenever we hear of it; what a bank still thinks about is no failure. The grace is
 * reckoned once: later failures move nothing. It is over once the invoice is paid or waived, or a later one is paid: then
 * that one says what is included.
 */
function spellOf(
  fact: InvoiceFact,
  row: SubscriptionInvoice,
  told: { isServed: boolean; issued: InvoiceFact[] }
) {
  const refused = fact.attempts - (fact.paidAt || fact.isBankBusy ? 1 : 0)
  const isFailing = refused > 0 && (fact.paidAt !== null || !told.isServed)
  if (fact.isFirst || !(row.overdueSince || isFailing)) return {}
  const overdueSince = row.overdueSince ?? fact.finalizedAt!
  const later = told.issued.find(({ startsAt, paidAt }) => paidAt && startsAt > fact.startsAt)
  const overdueUntil = fact.paidAt ?? fact.waivedAt ?? later?.paidAt ?? null
  return {
    overdueSince,
    graceEndsAt: row.graceEndsAt ?? graceEndOf(overdueSince),
    overdueUntil,
  }
}
