import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import FraudWarning from '#billing/models/fraud_warning'
import Purchase from '#billing/models/purchase'
import BillingPolicy from '#billing/policies/billing_policy'
import type { FraudWarningFact } from '#billing/stripe/gateway/fraud_warnings'

/** Keeps a bank's warning about a payment, for the desk to look at. Nothing else follows by itself. */
export default class NoteFraudWarning {
  async handle(
    actor: Actor,
    purchaseId: string,
    { id: stripeWarningId, ...fact }: FraudWarningFact,
    { stripeEventId }: { stripeEventId?: string } = {},
    within?: TransactionClientContract
  ): Promise<FraudWarning> {
    return (within ?? db).transaction(async (trx) => {
      await bouncerFor(actor).with(BillingPolicy).authorize('noteFacts')
      const purchase = await Purchase.query({ client: trx })
        .where('id', purchaseId)
        .preload('listing')
        .forUpdate()
        .first()
      if (!purchase) throw new NotFound()
      const known = await FraudWarning.findBy({ stripeWarningId }, { client: trx })
      const warning = known ?? new FraudWarning().useTransaction(trx).fill({ stripeWarningId })
      await warning.merge({ ...fact, purchaseId }).save()
      if (!known)
        await record(trx, actor, 'purchase.fraud_warned', purchase, {
          userId: purchase.userId,
          publisherId: purchase.listing.publisherId,
          stripeEventId,
          details: { fraudType: fact.fraudType },
        })
      return warning
    })
  }
}
