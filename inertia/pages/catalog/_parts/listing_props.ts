import type { Change } from '~/components/AuthorityChange.svelte'

type Permission = { permission: string; words: string; risk: string; domain: string }

/** What the latest release asks for, and what changed since the published version before it. */
export type Requested = {
  version: string
  permissions: Permission[]
  change: Change | null
}

/**
 * A version line that the reader owns, or with `major: null` a subscription that runs; `endedOn` is when its updates
 * ended, null while they come.
 */
export type OwnedLine = { major: number | null; entitlementId: string; endedOn: string | null }

/** The reader's own subscription; `endsOn` is when it ends, null while it renews; `isUndoable`: they may keep it after all. */
export type RunningSubscription = {
  subscriptionId: string
  endsOn: string | null
  isUndoable: boolean
}
