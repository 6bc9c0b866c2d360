import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import ReinstateEntitlement from '#entitlements/actions/reinstate_entitlement'
import RevokeEntitlement from '#entitlements/actions/revoke_entitlement'
import Entitlement from '#entitlements/models/entitlement'
import Purchase from '#billing/models/purchase'
import { causeOf } from '#billing/given_back'
import { followCorrections, noteCorrections } from '#billing/corrections/follow_corrections'
import { postPayment } from '#billing/ledger/post_payment'
import BillingPolicy from '#billing/policies/billing_policy'
import { noteAmounts, storeDisputes, storeRefunds } from '#billing/payment_facts'
import type { Payment } from '#billing/stripe/gateway/payments'

type Cause = { stripeEventId?: string }

/**
 * Writes down everything Stripe says about a payment and lets the entitlement follow: revoked while it is
 * refunded in full or disputed, itself again when neither holds. Saying the same twice changes nothing.
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

      const lastRefund = refunds.filter((refund) => refund.hasSucceeded).at(-1)
      await this.follow(trx, actor, purchase, cause, {
        reason: 'refund',
        causeRef: `refund:${purchase.id}`,
        message: lastRefund?.why ? causeOf(lastRefund.why) : undefined,
        since: purchase.isRefunded ? (lastRefund?.issuedAt ?? null) : null,
      })
      for (const dispute of disputes)
        await this.follow(trx, actor, purchase, cause, {
          reason: 'dispute',
          causeRef: `dispute:${dispute.stripeDisputeId}`,
          since: dispute.takesMoney ? dispute.openedAt : null,
        })
      return purchase
    })
  }

  private async follow(
    trx: TransactionClientContract,
    actor: Actor,
    purchase: Purchase,
    { stripeEventId }: Cause,
    cause: {
      reason: 'refund' | 'dispute'
      causeRef: string
      message?: string
      since: DateTime | null
    }
  ) {
    const entitlement = await Entitlement.findByOrFail('sourceRef', purchase.entitlementRef, {
      client: trx,
    })
    const { reason, causeRef, message, since } = cause
    if (since)
      await new RevokeEntitlement().handle(
        actor,
        entitlement.id,
        { reason, causeRef, message, at: since, stripeEventId },
        trx
      )
    else
      await new ReinstateEntitlement().handle(
        actor,
        entitlement.id,
        { causeRef, at: DateTime.now(), stripeEventId },
        trx
      )
  }
}
