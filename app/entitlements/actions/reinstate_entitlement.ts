import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import type Entitlement from '#entitlements/models/entitlement'
import EntitlementPolicy from '#entitlements/policies/entitlement_policy'
import { momentOf } from '#entitlements/moment'
import { lockedEntitlement, settleStatus } from '#entitlements/settle_status'
import type { RevocationReason } from '#entitlements/terms/facts'

export type Reinstatement = { causeRef: string; at: DateTime | Date; stripeEventId?: string }

/** Lifts one cause of revocation: a refund that failed, a dispute that was won, an admin's change of mind. */
export default class ReinstateEntitlement {
  async handle(
    actor: Actor,
    entitlementId: string,
    { causeRef, at, stripeEventId }: Reinstatement,
    within?: TransactionClientContract
  ): Promise<Entitlement> {
    return (within ?? db).transaction(async (trx) => {
      const entitlement = await lockedEntitlement(trx, entitlementId)
      const revocation = entitlement.revocations.find(
        (one) => one.causeRef === causeRef && !one.liftedAt
      )
      const reason = (revocation?.reason ?? 'refund') as RevocationReason
      await bouncerFor(actor).with(EntitlementPolicy).authorize('reinstate', entitlement, reason)
      if (!revocation) return entitlement

      const liftedAt = DateTime.max(momentOf(at), revocation.revokedAt)
      await revocation.merge({ liftedAt, liftedBy: actor.label }).save()
      return settleStatus(trx, actor, entitlement, { stripeEventId, details: { reason, causeRef } })
    })
  }
}
