import { BaseTransformer } from '@adonisjs/core/transformers'
import { whatComes } from '#entitlements/what_comes'
import type { LibraryEntry } from '#entitlements/queries/library_of'

/** One agent on the library's shelf. */
export default class LibraryCardTransformer extends BaseTransformer<LibraryEntry> {
  toObject() {
    const { entitlement, state, latest, releases } = this.resource
    const { listing } = entitlement
    return {
      ...this.pick(entitlement, ['id', 'line']),
      isGift: entitlement.source === 'complimentary',
      issuedAt: entitlement.issuedAt.toISO()!,
      status: state.status,
      reason: state.message,
      comes: whatComes(this.resource),
      isTakenDown: listing.isTakenDown,
      latestVersion: latest?.version ?? null,
      downloadable: releases.filter(({ verdict }) => verdict.eligible).length,
      agent: this.pick(listing, ['name', 'agentId', 'summary']),
      publisher: listing.publisher.displayName,
    }
  }
}
