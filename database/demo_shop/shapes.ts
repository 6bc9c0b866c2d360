/**
 * Shapes of the demo shop. Pure data: the seeder turns it into rows by
 * performing the domain's own actions, so nothing here names a table.
 */
export type ArchiveFormat = 'tar.gz' | 'zip'

/** Paths relative to the root of the source tree, mapped to their UTF-8 text. */
export type SourceTree = Record<string, string>

export type PublisherKey = 'tidewater' | 'oakline' | 'quiet_ledger' | 'hollow_way'

export interface DemoPublisher {
  key: PublisherKey
  fullName: string
  email: string
  displayName: string
  slug: string
  bio: string
  websiteUrl: string
  /** ISO 3166-1 alpha-2, as Stripe onboarding asks for it. */
  country: string
  /** An unfinished publisher cannot be paid, so it only gives agents away or keeps drafts. */
  onboarding: 'complete' | 'unfinished'
}

export interface DemoAdmin {
  key: string
  fullName: string
  email: string
}

/** One thing that happened to a buyer; `major` names the one-time plan concerned, `interval` the subscription. */
export type BuyerStep =
  | { bought: string; major: number }
  | { boughtThenRefunded: string; major: number }
  | { delayedPending: string; major: number }
  | { complimentary: string; major: number; reason: string }
  | { revokedByAdmin: string; major: number; reason: string }
  | { abandonedCheckout: string; major: number }
  | { subscribed: string; interval: 'month' | 'year' }
  /** Install tokens by name: `tokens` are left working, `revoked` were made and then revoked. */
  | { tokens: string[]; revoked: string[] }

export interface DemoBuyer {
  key: string
  fullName: string
  email: string
  /** In the order it happened; empty for someone who only signed up. */
  story: BuyerStep[]
}

/** What a plan costs in other currencies than its own. */
type DemoPrices = { alsoIn?: { currency: string; amountInCents: number }[] }

export type DemoPlan =
  | { kind: 'free' }
  | (DemoPrices & {
      kind: 'one_time'
      major: number
      amountInCents: number
      currency: 'usd'
      updatesForMonths?: number
    })
  | (DemoPrices & {
      kind: 'subscription'
      interval: 'month' | 'year'
      amountInCents: number
      currency: 'usd'
      trialDays?: number
    })

export type DemoAgentStatus = 'published' | 'draft' | { takenDown: string }

export interface DemoRelease {
  version: string
  /** Whole days before seeding; null when the release is still a draft. */
  publishedDaysAgo: number | null
  /** Markdown. */
  notes: string
  minCoreVersion?: string
  format: ArchiveFormat
  yanked?: { reason: 'security' | 'broken' | 'legal' | 'withdrawn' | 'other'; message: string }
  files: SourceTree
}

export interface DemoAgent {
  publisher: PublisherKey
  agentId: string
  /** File-name form of the agent's name; with the version it names the archive's top folder. */
  shortName: string
  name: string
  /** At most 140 characters. */
  summary: string
  /** Markdown. */
  description: string
  tags: string[]
  integrationPoints: string[]
  repositoryUrl: string
  docsUrl: string
  plans: DemoPlan[]
  status: DemoAgentStatus
  featured?: boolean
  badge?: 'verified' | null
  /** Oldest first. */
  releases: DemoRelease[]
}

export interface DemoShop {
  publishers: DemoPublisher[]
  buyers: DemoBuyer[]
  admin: DemoAdmin
  agents: DemoAgent[]
}
