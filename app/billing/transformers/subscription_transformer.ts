import { DateTime } from 'luxon'
import env from '#start/env'
import { BaseTransformer } from '@adonisjs/core/transformers'
import { durationWords } from '#billing/coupon_words'
import { endedBecause } from '#billing/given_back'
import type SubscriptionInvoice from '#billing/models/subscription_invoice'
import { periodPrice } from '#billing/period_price'
import type { SubscriptionInView } from '#billing/queries/subscriptions_of'

type State = 'trial' | 'active' | 'overdue' | 'unbilled' | 'paused' | 'ended'

/** A subscription, as its buyer sees what it costs and when. */
export default class SubscriptionTransformer extends BaseTransformer<SubscriptionInView> {
  toObject() {
    const { subscription, entitlementId, switchTo } = this.resource
    const { plan, listing, renewsAt, startedAt } = subscription
    const { agreed } = this
    const { coupon } = agreed
    return {
      ...this.pick(subscription, ['id', 'amountInCents', 'currency', 'renewsBeforeEnd']),
      needsAddress: subscription.needsAddress,
      entitlementId,
      isPlusTax: env.get('STRIPE_TAX', false),
      state: this.state,
      nextInCents: periodPrice(agreed, renewsAt),
      overdueInCents: this.overdue?.totalInCents ?? null,
      code: coupon?.code ?? null,
      lasts: coupon && durationWords(coupon),
      interval: plan.interval as 'month' | 'year',
      startedAt: startedAt.toISO()!,
      renewsAt: renewsAt.toISO()!,
      cancelsAt: subscription.cancelsAt?.toISO() ?? null,
      endedAt: subscription.endedAt?.toISO() ?? null,
      endedBecause: endedBecause(subscription.whyEnded),
      switchTo: switchTo ? this.pick(switchTo, ['interval']) : null,
      isSoldByTheMonth: this.resource.isSoldByTheMonth ?? false,
      isUnpaid: subscription.isUnpaid,
      isRenewing: this.isRenewing,
      graceEndsAt: this.overdue?.graceEndsAt?.toISO() ?? null,
      agent: {
        ...this.pick(listing, ['name', 'agentId', 'summary', 'isOffered']),
        publisher: listing.publisher.displayName,
      },
      invoices: subscription.invoices
        .filter(({ totalInCents }) => totalInCents > 0)
        .map((invoice) => this.invoice(invoice)),
    }
  }

  /** What the checkout agreed on, until the plan was changed: then it costs what the plan does, without its coupon. */
  private get agreed() {
    const { checkout, amountInCents, startedAt, switchedAt } = this.resource.subscription
    const { listInCents, discountInCents, coupon } = checkout
    return switchedAt
      ? { listInCents: amountInCents, discountInCents: 0, coupon: null, startedAt }
      : { listInCents, discountInCents, coupon, startedAt }
  }

  private get overdue() {
    return this.resource.subscription.invoices.find((invoice) => invoice.isOverdue)
  }

  /** Its paid time is over, and Stripe is about to charge for the next: that takes an hour or so. */
  private get isRenewing() {
    const { invoices, trialEndsAt, startedAt, isRunning } = this.resource.subscription
    const paid = invoices.find(({ paidAt }) => paidAt !== null)
    const until = DateTime.max(paid?.endsAt ?? startedAt, trialEndsAt ?? startedAt)
    return isRunning && this.state === 'active' && until < DateTime.now()
  }

  private get state(): State {
    const { isRunning, isOnTrial, pausedSince, whyNotBilled } = this.resource.subscription
    if (!isRunning) return 'ended'
    if (whyNotBilled) return 'unbilled'
    if (this.overdue) return 'overdue'
    if (pausedSince) return 'paused'
    return isOnTrial ? 'trial' : 'active'
  }

  private invoice(invoice: SubscriptionInvoice) {
    const { startsAt, endsAt, paidAt, purchase } = invoice
    return {
      ...this.pick(invoice, ['id', 'totalInCents', 'creditedInCents']),
      startsAt: startsAt.toISO()!,
      endsAt: endsAt.toISO()!,
      paidAt: paidAt?.toISO() ?? null,
      refundedInCents: purchase?.refundedInCents ?? 0,
      isDisputed: purchase?.disputes.some((dispute) => dispute.takesMoney) ?? false,
      purchaseId: purchase?.id ?? null,
      refundRequest: purchase?.refundRequest?.status ?? null,
      receiptOf: purchase?.receiptUrl ? purchase.id : null,
    }
  }
}
