import type { ReleaseFacts } from '#entitlements/terms/eligibility'
import type { LicenceFacts, Spell, SubscriptionFacts } from '#entitlements/terms/facts'
import type { HeldEntitlement } from '#delivery/terms/bearer'

/** Facts as Postgres writes them into JSON: times as text. */
type Dateless<Facts> = {
  [Key in keyof Facts]: Facts[Key] extends null
    ? null
    : Facts[Key] extends Date
      ? string
      : Facts[Key] extends Date | null
        ? string | null
        : Facts[Key] extends (infer Item)[]
          ? Dateless<Item>[]
          : Facts[Key]
}

type StoredSubscription = Dateless<SubscriptionFacts> & { id: string }

export type StoredEntitlement = (Dateless<LicenceFacts> & { id: string }) | StoredSubscription
export type StoredRelease = Dateless<ReleaseFacts> & { channel: string }

const time = (text: string | null) => (text === null ? null : new Date(text))

export function entitlementFacts(stored: StoredEntitlement): HeldEntitlement {
  const revocations = stored.revocations.map(({ revokedAt, liftedAt, ...why }) => ({
    ...why,
    revokedAt: new Date(revokedAt),
    liftedAt: time(liftedAt),
  }))
  const common = { issuedAt: new Date(stored.issuedAt), revocations }
  return stored.terms === 'one_time_major'
    ? { ...stored, ...common }
    : { ...stored, ...common, ...spansOf(stored) }
}

const spell = ({ since, until }: Dateless<Spell>): Spell => ({
  since: new Date(since),
  until: time(until),
})

/** What a subscription's times are, read back. */
const spansOf = ({ periods, overdue, stops, cancelsAt }: StoredSubscription) => ({
  cancelsAt: time(cancelsAt),
  periods: periods.map(({ isTrial, ...period }) => ({
    isTrial,
    startsAt: new Date(period.startsAt),
    endsAt: new Date(period.endsAt),
    graceEndsAt: new Date(period.graceEndsAt),
    takenBack: period.takenBack.map(spell),
  })),
  overdue: overdue.map(({ graceEndsAt, ...held }) => ({
    ...spell(held),
    graceEndsAt: new Date(graceEndsAt),
  })),
  stops: stops.map(({ kind, ...held }) => ({ ...spell(held), kind })),
})

export function releaseFacts<Stored extends StoredRelease>(stored: Stored) {
  return {
    ...stored,
    publishedAt: time(stored.publishedAt),
    backdatedTo: time(stored.backdatedTo),
    yankedAt: time(stored.yankedAt),
    takenDownAt: time(stored.takenDownAt),
  }
}
