import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { NotFound } from '#shared/refusal'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import Entitlement from '#entitlements/models/entitlement'
import { entitlementState, type EntitlementStatus } from '#entitlements/terms/entitlement_state'
import { nextTurn } from '#entitlements/terms/next_turn'

const VERBS = {
  active: 'resumed',
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
  await entitlement.load('listing')
  await loadFacts(entitlement)
  return entitlement
}

/**
 * The only place that settles a status: it derives it anew from the stored facts. Audits a real change, and
 * nothing else: a second cause for the same state leaves no event.
 */
export async function settleStatus(
  trx: TransactionClientContract,
  actor: Actor,
  entitlement: Entitlement,
  { stripeEventId, details }: { stripeEventId?: string; details?: Record<string, unknown> }
): Promise<Entitlement> {
  const from = entitlement.status
  const { status: to, reason } = await derive(entitlement)
  if (from === to) return entitlement

  const verb = from === 'revoked' ? 'reinstated' : VERBS[to]
  await record(trx, actor, `entitlement.${verb}`, entitlement, {
    userId: entitlement.userId,
    publisherId: entitlement.listing.publisherId,
    stripeEventId,
    details: { from, to, reason, ...details },
  })
  return entitlement
}

/** Writes down what follows from the stored facts now, and when that changes by itself. */
export async function derive(entitlement: Entitlement) {
  await loadFacts(entitlement)
  const at = new Date()
  const { facts } = entitlement
  const state = entitlementState(facts, at)
  const turn = nextTurn(facts, at)
  const settlesAt = turn && DateTime.fromJSDate(turn)
  if (entitlement.settlesAt?.toMillis() !== settlesAt?.toMillis()) entitlement.merge({ settlesAt })
  await entitlement.merge({ status: state.status }).save()
  return state
}

async function loadFacts(entitlement: Entitlement) {
  await entitlement.load('revocations')
  if (!entitlement.isSubscription) return
  await entitlement.load('periods')
  await entitlement.load('spells')
}
