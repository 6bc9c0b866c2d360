import type { EntitlementFacts, ReleaseFacts } from '#entitlements/terms/eligibility'
import type { HeldEntitlement } from '#delivery/terms/bearer'

/** Facts as Postgres writes them into JSON: times as text. */
type Dateless<Facts> = {
  [Key in keyof Facts]: Facts[Key] extends Date
    ? string
    : Facts[Key] extends Date | null
      ? string | null
      : Facts[Key] extends (infer Item)[]
        ? Dateless<Item>[]
        : Facts[Key]
}

export type StoredEntitlement = Dateless<EntitlementFacts> & { id: string }
export type StoredRelease = Dateless<ReleaseFacts> & { channel: string }

const time = (text: string | null) => (text === null ? null : new Date(text))

export function entitlementFacts(stored: StoredEntitlement): HeldEntitlement {
  const revocations = stored.revocations.map(({ revokedAt, liftedAt, ...why }) => ({
    ...why,
    revokedAt: new Date(revokedAt),
    liftedAt: time(liftedAt),
  }))
  return { ...stored, issuedAt: new Date(stored.issuedAt), revocations }
}

export function releaseFacts<Stored extends StoredRelease>(stored: Stored) {
  return {
    ...stored,
    publishedAt: time(stored.publishedAt),
    backdatedTo: time(stored.backdatedTo),
    yankedAt: time(stored.yankedAt),
    takenDownAt: time(stored.takenDownAt),
  }
}
