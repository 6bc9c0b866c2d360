import type { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import type Entitlement from '#entitlements/models/entitlement'
import EntitlementPolicy from '#entitlements/policies/entitlement_policy'
import { momentOf } from '#entitlements/moment'
import { lockedEntitlement, settleStatus } from '#entitlements/settle_status'
import type { RevocationReason } from '#entitlements/terms/facts'

export type Revocation = {
  reason: RevocationReason
  /** What revoked it, such as `dispute:<id>`: the same cause revokes once, and is lifted by the same name. */
  causeRef: string
  /** What the buyer should read beside the reason. */
  message?: string
  at: DateTime | Date
  stripeEventId?: string
}

/** Ends what an entitlement opens, from the very next request on. Nothing that was installed is touched. */
export default class RevokeEntitlement {
  async handle(
    actor: Actor,
    entitlementId: string,
    { reason, causeRef, message, at, stripeEventId }: Revocation,
    within?: TransactionClientContract
  ): Promise<Entitlement> {
    return (within ?? db).transaction(async (trx) => {
      const entitlement = await lockedEntitlement(trx, entitlementId)
      await bouncerFor(actor).with(EntitlementPolicy).authorize('revoke', entitlement, reason)

      if (!entitlement.revocations.some((one) => one.causeRef === causeRef && !one.liftedAt))
        await entitlement.related('revocations').create({
          reason,
          causeRef,
          message,
          revokedAt: momentOf(at),
          revokedBy: actor.label,
        })
      return settleStatus(trx, actor, entitlement, { stripeEventId, details: { reason, causeRef } })
    })
  }
}
