import type { EntitlementFacts, LicenceFacts, RevocationFacts, RevocationReason } from './facts.js'
import { subscriptionSentence, subscriptionStanding } from './subscription_state.js'
import { dayOf, updatesUntil } from './update_window.js'

export type EntitlementStatus = 'active' | 'past_due' | 'inactive' | 'revoked'

/** `reason` is a stable code; `message` is the same as a sentence. */
export type EntitlementState = { status: EntitlementStatus; reason: string; message: string }

/** When several revocations hold at once, the gravest speaks. */
const GRAVITY: RevocationReason[] = ['fraud', 'admin', 'dispute', 'refund']

/**
 * The state of an entitlement at a moment, from its facts alone: never from the order in which they arrived.
 * It is revoked while any one revocation holds, and comes back when the last of them is lifted.
 */
export function entitlementState(facts: EntitlementFacts, at: Date): EntitlementState {
  const revocation = gravestRevocation(facts, at)
  if (revocation)
    return {
      status: 'revoked',
      reason: `revoked_${revocation.reason}`,
      message: revokedBecause(revocation),
    }
  switch (facts.terms) {
    case 'one_time_major':
      return licenceState(facts, at)
    case 'subscription_updates': {
      const { status, reason } = subscriptionStanding(facts, at)
      return { status, reason, message: subscriptionSentence(facts, at) }
    }
  }
}

function licenceState(facts: LicenceFacts, at: Date): EntitlementState {
  if (at < facts.issuedAt)
    return {
      status: 'inactive',
      reason: 'not_granted_yet',
      message: `This entitlement was granted on ${dayOf(facts.issuedAt)}, and not before.`,
    }
  return { status: 'active', ...activeBecause(facts, at) }
}

/** After its window an entitlement is active still: what was kept stays downloadable. */
function activeBecause(facts: LicenceFacts, at: Date) {
  const until = updatesUntil(facts)
  if (!until)
    return { reason: 'active', message: `Yours: every ${facts.major}.x release, for ever.` }
  return at <= until
    ? {
        reason: 'active',
        message: `Yours: every ${facts.major}.x release until ${dayOf(until)}. After that you keep the newest of them.`,
      }
    : {
        reason: 'updates_ended',
        message: `Updates ended on ${dayOf(until)}. The newest ${facts.major}.x release of that time stays yours.`,
      }
}

/** The revocation that an explanation should name: of those that hold, the gravest, then the oldest. */
export function gravestRevocation(facts: EntitlementFacts, at: Date): RevocationFacts | undefined {
  return facts.revocations
    .filter(({ revokedAt, liftedAt }) => revokedAt <= at && (liftedAt === null || at < liftedAt))
    .sort(
      (one, other) =>
        GRAVITY.indexOf(one.reason) - GRAVITY.indexOf(other.reason) ||
        one.revokedAt.getTime() - other.revokedAt.getTime()
    )[0]
}

function revokedBecause({ reason, message }: RevocationFacts): string {
  const said = message ? ` They wrote: ${message}` : ''
  switch (reason) {
    case 'refund':
      return `${message ? `${message} ` : ''}The payment was refunded, so downloads have ended. What you installed stays yours to run.`
    case 'dispute':
      return 'The payment was disputed with the bank, so downloads have stopped. They return if the dispute is withdrawn, or the bank decides that the payment stands.'
    case 'fraud':
      return `The payment was found to be fraudulent, so the marketplace revoked this entitlement.${said}`
    case 'admin':
      return `The marketplace revoked this entitlement.${said}`
  }
}
