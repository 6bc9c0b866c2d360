import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import Purchase from '#billing/models/purchase'
import { followCorrections, noteCorrections } from '#billing/corrections/follow_corrections'
import { postPayment } from '#billing/ledger/post_payment'
import BillingPolicy from '#billing/policies/billing_policy'
import { followPayment } from '#billing/follow_payment'
import { lockedSubscription } from '#billing/locked_subscription'
import { noteAmounts, storeDisputes, storeRefunds } from '#billing/payment_facts'
import { followRefundRequest } from '#billing/refund_requests/follow_refund_request'
import type { Payment } from '#billing/stripe/gateway/payments'

type Cause = { stripeEventId?: string }

/**
 * Writes down everything Stripe says about a payment and lets the entitlement follow: revoked while it is
 * refunded in full or disputed, itself again when neither holds. What was paid for one period of a subscription
 * takes only that period with it when it is refunded. Saying the same twice changes nothing.
 */
export default class ApplyPayment {
  async handle(
    actor: Actor,
    purchaseId: string,
    payment: Payment,
    cause: Cause = {},
    within?: TransactionClientContract
  ): Promise<Purchase> {
    return (within ?? db).transaction(async (trx) => {
      await bouncerFor(actor).with(BillingPolicy).authorize('noteFacts')
      const subscription = await lockedSubscription(trx, purchaseId)
      const purchase = await Purchase.query({ client: trx })
        .where('id', purchaseId)
        .forUpdate()
        .first()
      if (!purchase) throw new NotFound()
      await purchase.load('listing')

      const refunds = await storeRefunds(trx, actor, purchase, payment.refunds, cause)
      const disputes = await storeDisputes(trx, actor, purchase, payment.disputes, cause)
      const corrections = await noteCorrections(trx, purchase, payment)
      await noteAmounts(trx, actor, purchase, { ...payment, corrections }, cause)
      const rows = { refunds, disputes, corrections }
      await followCorrections(trx, actor, purchase, payment, rows)
      await postPayment(trx, purchase, payment, rows)

      const told = { subscription, refunds, disputes }
      await followPayment(trx, actor, purchase, told, cause)
      await followRefundRequest(trx, actor, purchase, cause)
      return purchase
    })
  }
}
