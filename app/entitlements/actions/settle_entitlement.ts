import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import EntitlementPolicy from '#entitlements/policies/entitlement_policy'
import { lockedEntitlement, settleStatus } from '#entitlements/settle_status'

/** Derives a status from its facts once more. Answers whether it was another: then something had written it by hand. */
export default class SettleEntitlement {
  async handle(actor: Actor, entitlementId: string): Promise<boolean> {
    return db.transaction(async (trx) => {
      await bouncerFor(actor).with(EntitlementPolicy).authorize('settle')
      const entitlement = await lockedEntitlement(trx, entitlementId)
      const { status: before } = entitlement
      const details = { reason: 'rebuilt' }
      const { status } = await settleStatus(trx, actor, entitlement, { details })
      return status !== before
    })
  }
}
