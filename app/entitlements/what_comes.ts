import type { LibraryEntry } from '#entitlements/queries/library_of'
import { includedUpdates } from '#entitlements/terms/included_updates'

/** What comes next for a subscription that runs, and when; null for what does not run, and for a licence. */
export function whatComes({ at, entitlement, state }: LibraryEntry) {
  if (!entitlement.isSubscription) return null
  const { allowed, until } = includedUpdates(entitlement.facts, at)
  if (!allowed || !until) return null
  return { word: wordFor(state.status, entitlement.cancelsAt !== null), at: until.toISOString() }
}

function wordFor(status: string, isCancelled: boolean): string {
  if (status === 'past_due') return 'open until'
  return isCancelled ? 'ends on' : 'renews on'
}
