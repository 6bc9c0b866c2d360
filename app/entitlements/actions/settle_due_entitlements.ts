import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import Entitlement from '#entitlements/models/entitlement'
import EntitlementPolicy from '#entitlements/policies/entitlement_policy'
import { lockedEntitlement, settleStatus } from '#entitlements/settle_status'

const AT_A_TIME = 200

/**
 * Brings stored statuses up to the moment where only time has passed: a period or a grace is over, or the day came on
 * which it was to end. Two processes may do this at once: each row is locked, and the second finds nothing to change.
 */
export default class SettleDueEntitlements {
  async handle(actor: Actor): Promise<number> {
    await bouncerFor(actor).with(EntitlementPolicy).authorize('settle')
    const due = await Entitlement.query()
      .where('settlesAt', '<=', new Date())
      .orderBy('settlesAt')
      .limit(AT_A_TIME)
    for (const { id } of due) await settleAlone(actor, id)
    return due.length
  }
}

/** One that cannot be settled must not hold up the others; it is due again the next time. */
async function settleAlone(actor: Actor, id: string) {
  try {
    await db.transaction(async (trx) =>
      settleStatus(trx, actor, await lockedEntitlement(trx, id), {})
    )
  } catch (error) {
    logger.error({ err: error, entitlement: id }, 'an entitlement was not settled')
  }
}
