import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { NotFound } from '#shared/refusal'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import Entitlement from '#entitlements/models/entitlement'
import { entitlementState, type EntitlementStatus } from '#entitlements/terms/entitlement_state'

const VERBS = {
  active: 'reinstated',
  revoked: 'revoked',
  past_due: 'suspended',
  inactive: 'lapsed',
} as const satisfies Record<EntitlementStatus, string>

/** The entitlement, locked, with everything a policy or a term asks about. Throws `NotFound`. */
export async function lockedEntitlement(trx: TransactionClientContract, entitlementId: string) {
  const entitlement = await Entitlement.query({ client: trx })
    .where('id', entitlementId)
    .forUpdate()
    .first()
  if (!entitlement) throw new NotFound()
  await entitlement.load('revocations')
  await entitlement.load('listing')
  return entitlement
}

/**
 * The only place that writes a status: it derives it anew from the stored facts. Audits a real change, and
 * nothing else: a second cause for the same state leaves no event.
 */
export async function settleStatus(
  trx: TransactionClientContract,
  actor: Actor,
  entitlement: Entitlement,
  cause: { stripeEventId?: string; details: Record<string, unknown> }
): Promise<Entitlement> {
  await entitlement.load('revocations')
  const from = entitlement.status
  const { status: to } = entitlementState(entitlement.facts, new Date())
  if (from === to) return entitlement

  await entitlement.merge({ status: to }).save()
  await record(trx, actor, `entitlement.${VERBS[to]}`, entitlement, {
    userId: entitlement.userId,
    publisherId: entitlement.listing.publisherId,
    stripeEventId: cause.stripeEventId,
    details: { from, to, ...cause.details },
  })
  return entitlement
}
