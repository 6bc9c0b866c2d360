import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { type Actor, System } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import ApplyPayment from '#billing/actions/apply_payment'
import { fetchKnownPayment } from '#billing/fetch_known_payment'
import { lock } from '#billing/locks'
import Purchase from '#billing/models/purchase'
import BillingPolicy from '#billing/policies/billing_policy'

/** Reads a payment at Stripe as it is now and brings our books to it; what it finds is Stripe's word, whoever asked. */
export default class RefreshPayment {
  async handle(
    actor: Actor,
    purchaseId: string,
    cause: { stripeEventId?: string } = {},
    within?: TransactionClientContract
  ): Promise<Purchase> {
    return (within ?? db).transaction(async (trx) => {
      await bouncerFor(actor).with(BillingPolicy).authorize('refresh')
      const purchase = await Purchase.find(purchaseId, { client: trx })
      if (!purchase) throw new NotFound()
      if (purchase.isOfNothing) return purchase
      await lock(trx, purchase.stripePaymentIntentId)
      const payment = await fetchKnownPayment(trx, purchase)
      return new ApplyPayment().handle(new System('stripe'), purchaseId, payment, cause, trx)
    })
  }
}
