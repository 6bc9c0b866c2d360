import { BaseTransformer } from '@adonisjs/core/transformers'
import { termsSentence } from '#catalog/queries/terms_sentence'
import type EntitlementRevocation from '#entitlements/models/entitlement_revocation'
import { wasYanked } from '#entitlements/queries/library_of'
import { subscriptionHappenings, type Fact } from '#admin/subscription_happenings'
import { nameOf, type EntitlementCase } from '#admin/queries/entitlement_case'

const REVOKED: Record<string, string> = {
  refund: 'Revoked: the payment was refunded in full',
  dispute: 'Revoked: the payment was disputed',
  fraud: 'Revoked: the payment was found to be fraudulent',
  admin: 'Revoked by the marketplace',
}
const GRANTED: Record<string, string> = {
  purchase: 'Granted: paid for',
  complimentary: 'Granted: given away',
  subscription: 'Granted: subscribed to',
}
/** What an admin took, an admin gives back; the rest follows the payment. */
const OURS = ['fraud', 'admin']

/** An entitlement, explained to an admin: the facts in order, what follows from them, and a verdict for every version. */
export default class EntitlementCaseTransformer extends BaseTransformer<EntitlementCase> {
  toObject() {
    const { entry, buyer } = this.resource
    const { entitlement, state, latest, releases } = entry
    const { listing, major, updatesForMonths, isSubscription } = entitlement
    return {
      ...this.pick(entitlement, ['id', 'line', 'source', 'sourceRef']),
      ...this.pick(state, ['status', 'reason', 'message']),
      terms: isSubscription
        ? 'Every release while the subscription runs; after it, the newest of the time that was paid for.'
        : termsSentence({ kind: 'one_time', major, updatesForMonths }),
      facts: this.facts,
      standing: this.standing,
      latestVersion: latest?.version ?? null,
      buyer: this.pick(buyer, ['id', 'fullName', 'email', 'isSuspended']),
      agent: {
        ...this.pick(listing, ['name', 'agentId', 'isOffered']),
        publisher: listing.publisher.displayName,
      },
      versions: releases.map(({ release, verdict }) => ({
        version: release.version,
        publishedAt: release.publishedAt!.toUTC().toISO()!,
        isYanked: wasYanked(release, entry.at),
        ...verdict,
      })),
    }
  }

  /** Revocations that hold and that an admin may lift. */
  private get standing() {
    return this.resource.entry.entitlement.revocations
      .filter(({ liftedAt, reason }) => !liftedAt && OURS.includes(reason))
      .map(({ causeRef, reason, message, revokedAt }) => ({
        cause: causeRef,
        reason,
        message,
        at: revokedAt.toUTC().toISO()!,
      }))
  }

  private get facts(): Fact[] {
    const { entitlement } = this.resource.entry
    const granted = {
      at: entitlement.issuedAt.toUTC().toISO()!,
      what: GRANTED[entitlement.source],
      by: entitlement.source === 'complimentary' ? 'The publisher or an admin' : 'Stripe',
      cause: entitlement.sourceRef,
      message: null,
    }
    const since = entitlement.revocations.flatMap((revocation) => this.factsOf(revocation))
    return [granted, ...subscriptionHappenings(entitlement), ...since].sort((one, other) =>
      one.at.localeCompare(other.at)
    )
  }

  private factsOf(revocation: EntitlementRevocation): Fact[] {
    const { reason, message, causeRef: cause, revokedAt, liftedAt } = revocation
    const revoked = {
      at: revokedAt.toUTC().toISO()!,
      what: REVOKED[reason],
      by: nameOf(revocation.revokedBy, this.resource.people),
      cause,
      message,
    }
    if (!liftedAt) return [revoked]
    const by = nameOf(revocation.liftedBy, this.resource.people)
    const lifted = { at: liftedAt.toUTC().toISO()!, what: 'Lifted', by, cause, message: null }
    return [revoked, lifted]
  }
}
