import { BaseTransformer } from '@adonisjs/core/transformers'
import type { LibraryEntry, ReleaseVerdict } from '#entitlements/queries/library_of'
import { subscriptionHistory } from '#entitlements/subscription_history'
import { whatComes } from '#entitlements/what_comes'
import type EntitlementRevocation from '#entitlements/models/entitlement_revocation'

type Happening = { at: string; what: string }

const CAUSES: Record<string, [taken: string, given: string]> = {
  refund: ['The payment was refunded in full.', 'The refund did not go through.'],
  dispute: [
    'The payment was disputed with the bank.',
    'The bank decided for the payment; it stands.',
  ],
  fraud: ['The marketplace found the payment fraudulent.', 'The marketplace lifted its decision.'],
  admin: ['The marketplace revoked it.', 'The marketplace lifted its decision.'],
}

const BEGUN: Record<string, string> = {
  purchase: 'Paid for.',
  complimentary: 'Given to you.',
  subscription: 'Subscribed to.',
}

/** An entitlement, explained to whom it belongs: its facts in order, and a verdict for every version. */
export default class EntitlementTransformer extends BaseTransformer<LibraryEntry> {
  toObject() {
    const { entitlement, state, latest, releases } = this.resource
    const { listing } = entitlement
    return {
      ...this.pick(entitlement, ['id', 'line']),
      status: state.status,
      reason: state.message,
      comes: whatComes(this.resource),
      kept: state.status === 'inactive' ? this.kept : [],
      history: this.history,
      purchaseId: entitlement.sourceRef.match(/^purchase:(.+)$/)?.[1] ?? null,
      subscriptionId: entitlement.sourceRef.match(/^subscription:(.+)$/)?.[1] ?? null,
      latestVersion: latest?.version ?? null,
      agent: {
        ...this.pick(listing, ['name', 'agentId', 'summary']),
        isOffered: listing.isOffered,
        publisher: listing.publisher.displayName,
      },
      versions: releases.map((release) => this.version(release)),
    }
  }

  /** What is left of a subscription that does not run, the newest first. */
  private get kept() {
    return this.resource.releases
      .filter(({ verdict }) => verdict.eligible)
      .map(({ release }) => release.version)
  }

  private get history(): Happening[] {
    const { entitlement } = this.resource
    const begun = BEGUN[entitlement.source]
    return [
      { at: entitlement.issuedAt.toISO()!, what: begun },
      ...subscriptionHistory(entitlement),
      ...entitlement.revocations.flatMap((revocation) => this.happenings(revocation)),
    ].sort((one, other) => one.at.localeCompare(other.at))
  }

  private happenings({ reason, revokedAt, liftedAt }: EntitlementRevocation): Happening[] {
    const [taken, given] = CAUSES[reason]
    const first = { at: revokedAt.toISO()!, what: taken }
    return liftedAt ? [first, { at: liftedAt.toISO()!, what: given }] : [first]
  }

  private version({ release, verdict }: ReleaseVerdict) {
    const { agentId } = this.resource.entitlement.listing
    return {
      version: release.version,
      publishedAt: release.publishedAt!.toISO()!,
      isYanked: release.isYanked,
      isPrerelease: release.prerelease !== '',
      ...verdict,
      artifacts: release.artifacts.map(({ name, sizeBytes, sha256 }) => ({
        name,
        sizeBytes,
        sha256,
        href: `/api/core/v1/agents/${agentId}/releases/${release.version}/artifacts/${name}`,
      })),
    }
  }
}
