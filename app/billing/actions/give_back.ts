import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { enqueue } from '#shared/jobs'
import { NotFound } from '#shared/refusal'
import type { WhyGivenBack } from '#billing/given_back'
import Purchase from '#billing/models/purchase'
import type Refund from '#billing/models/refund'
import BillingPolicy from '#billing/policies/billing_policy'

/**
 * Gives a payment back that nobody should have made, without being asked: the row is written with whatever found
 * that out, and Stripe is asked once that is committed. Null when the money is on its way back already.
 */
export default class GiveBack {
  async handle(
    actor: Actor,
    purchaseId: string,
    why: WhyGivenBack,
    within?: TransactionClientContract
  ): Promise<Refund | null> {
    return (within ?? db).transaction(async (trx) => {
      await bouncerFor(actor).with(BillingPolicy).authorize('giveBack')
      const purchase = await Purchase.query({ client: trx })
        .where('id', purchaseId)
        .preload('listing')
        .preload('refunds')
        .preload('disputes')
        .forUpdate()
        .first()
      if (!purchase) throw new NotFound()
      if (isGoingBack(purchase)) return null

      const amountInCents = purchase.totalInCents - purchase.refundedInCents
      const asked = { amountInCents, why, requestedBy: actor.label, status: 'requested' }
      const refund = await purchase.related('refunds').create(asked)
      await record(trx, actor, 'refund.requested', refund, {
        userId: purchase.userId,
        publisherId: purchase.listing.publisherId,
        details: { purchaseId, amountInCents, why },
      })
      await enqueue(trx, 'billing.ask_for_refund', { refundId: refund.id })
      return refund
    })
  }
}

const isGoingBack = ({ isRefunded, refunds, disputes }: Purchase) =>
  isRefunded ||
  refunds.some((refund) => refund.isUnderWay) ||
  disputes.some((dispute) => dispute.takesMoney)
