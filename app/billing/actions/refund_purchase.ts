import { inject } from '@adonisjs/core'
import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { unitsOf } from '#shared/money'
import { NotFound } from '#shared/refusal'
import Purchase from '#billing/models/purchase'
import Refund from '#billing/models/refund'
import BillingPolicy from '#billing/policies/billing_policy'
import {
  CreditedAway,
  NotAnAmount,
  NothingToRefund,
  NothingWasPaid,
  PaymentDisputed,
  RefundTooLarge,
} from '#billing/refund_errors'
import { askAgain } from '#billing/ask_again'
import { refuseUnlessAsked } from '#billing/refund_requests/refuse_unless_asked'
import { requestRefund } from '#billing/request_refund'

type Part = { amountInCents?: number; typed?: string; requestId?: string }

/**
 * Gives a buyer their money back, all that is left of it unless `amountInCents` says less, or `typed`, as somebody wrote
 * it in the payment's currency. The row comes first and carries the idempotency key; whether the money went is Stripe's
 * to say, and only then the entitlement follows. One that Stripe never answered is asked for again, with its own key; one
 * on its way is not asked for twice. With `requestId` it answers a buyer's request, and is made only while that is open.
 */
@inject()
export default class RefundPurchase {
  async handle(
    actor: Actor,
    purchaseId: string,
    { amountInCents, typed, requestId }: Part = {}
  ): Promise<Refund> {
    const { refund, isNew } = await db.transaction(async (trx) => {
      const purchase = await Purchase.query({ client: trx })
        .where('id', purchaseId)
        .forUpdate()
        .first()
      if (!purchase) throw new NotFound()
      await purchase.load('listing', (listing) => listing.preload('publisher'))
      await bouncerFor(actor).with(BillingPolicy).authorize('refund', purchase.listing)
      if (requestId) await refuseUnlessAsked(trx, requestId)

      if (purchase.isOfNothing) throw new NothingWasPaid()
      const disputes = await purchase.related('disputes').query()
      if (disputes.some((dispute) => dispute.takesMoney)) throw new PaymentDisputed()
      const refunds = await purchase.related('refunds').query()
      const underWay = refunds.find((one) => one.isUnderWay)
      if (underWay?.isAnswered) throw new NothingToRefund()
      if (underWay) return { refund: underWay, isNew: false }
      const { leftInCents: left, creditedAwayInCents: credited } = purchase
      const isCredited = credited > 0 && !purchase.isRefunded
      if (left === 0) throw isCredited ? new CreditedAway(purchase) : new NothingToRefund()
      const part = typed ? unitsOf(typed, purchase.currency) : (amountInCents ?? left)
      if (part === null) throw new NotAnAmount(purchase.currency)
      if (!isPart(part, left)) throw isCredited ? new CreditedAway(purchase) : new RefundTooLarge()

      const asked = { amountInCents: part, requestedBy: actor.label }
      const requested = await purchase.related('refunds').create({ ...asked, status: 'requested' })
      await record(trx, actor, 'refund.requested', requested, {
        userId: purchase.userId,
        publisherId: purchase.listing.publisherId,
        details: { purchaseId: purchase.id, amountInCents: asked.amountInCents },
      })
      return { refund: requested, isNew: true }
    })
    return isNew ? requestRefund(actor, refund) : askAgain(actor, refund)
  }
}

const isPart = (amount: number, left: number) =>
  Number.isInteger(amount) && amount > 0 && amount <= left
