import { DateTime } from 'luxon'
import env from '#start/env'
import type Dispute from '#billing/models/dispute'
import type Purchase from '#billing/models/purchase'
import type Refund from '#billing/models/refund'
import type RefundRequest from '#billing/models/refund_request'
import { CreditedAway, NothingToRefund } from '#billing/refund_errors'
import {
  BankDecides,
  RefundAskedAlready,
  RefundWindowOver,
} from '#billing/refund_requests/refusals'

export const refundWindowDays = () => env.get('REFUND_WINDOW_DAYS', 14)

/** Until when a payment's buyer may ask for it again. It is stored with the payment: a setting changes no promise. */
export const refundableUntil = (paidAt: DateTime) => paidAt.plus({ days: refundWindowDays() })

/** When a request that nobody answered goes to the desk. */
export const answerDueAt = (askedAt: DateTime) =>
  askedAt.plus({ days: env.get('REFUND_ANSWER_DAYS', 5) })

/** Who buyers and publishers write to when no page of ours goes any further. */
export const contact = () => env.get('MAIL_FROM')

type Standing = { request: RefundRequest | null; refunds: Refund[]; disputes: Dispute[] }

/** Why a buyer cannot ask for this payment now, as the refusal that says so; null when they can. */
export function whyNotAsked(
  purchase: Purchase,
  { request, refunds, disputes }: Standing,
  now = DateTime.now()
) {
  if (request) return new RefundAskedAlready(contact())
  if (disputes.some((dispute) => dispute.takesMoney)) return new BankDecides()
  if (isGoingBackWhole(purchase, refunds))
    return purchase.creditedAwayInCents > 0 ? new CreditedAway(purchase) : new NothingToRefund()
  const until = purchase.refundableUntil ?? refundableUntil(purchase.paidAt)
  return now > until ? new RefundWindowOver(until.toJSDate(), contact()) : null
}

/** Whether all of a payment that can go back is back, or on its way. */
export function isGoingBackWhole(purchase: Purchase, refunds: Refund[]): boolean {
  const underWay = refunds.filter((refund) => refund.isUnderWay)
  const coming = underWay.reduce((sum, { amountInCents }) => sum + amountInCents, 0)
  return coming >= purchase.leftInCents
}
