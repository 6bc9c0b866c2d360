import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import SettleEntitlement from '#entitlements/actions/settle_entitlement'
import RefreshPayment from '#billing/actions/refresh_payment'
import { comparePayment } from '#billing/drift/compare_payment'
import BillingPolicy from '#billing/policies/billing_policy'

type Row = { id: number; purchase_id: string | null; entitlement_id: string | null }

/**
 * Mends what differs by the ordinary way: the payment is read anew, or the status derived anew. Answers how much of it
 * still differs afterwards.
 */
export default class MendDrift {
  async handle(actor: Actor, driftId: number): Promise<number> {
    await bouncerFor(actor).with(BillingPolicy).authorize('refresh')
    const drift = (await db.from('drifts').where('id', driftId).first()) as Row | null
    if (!drift) throw new NotFound()
    if (drift.entitlement_id) {
      await new SettleEntitlement().handle(actor, drift.entitlement_id)
      await db.from('drifts').where('id', drift.id).delete()
      return 0
    }
    const purchaseId = drift.purchase_id!
    await new RefreshPayment().handle(actor, purchaseId)
    const left = await comparePayment(purchaseId)
    await db.transaction(async (trx) => {
      await trx.from('drifts').where('purchase_id', purchaseId).delete()
      for (const { what, reason, isMendable } of left)
        await trx
          .table('drifts')
          .insert({ purchase_id: purchaseId, what, reason, is_mendable: isMendable })
    })
    return left.length
  }
}
