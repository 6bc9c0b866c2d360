import type { DateTime } from 'luxon'
import type EntitlementPeriod from '#entitlements/models/entitlement_period'
import type EntitlementSpell from '#entitlements/models/entitlement_spell'
import type { SubscriptionFacts } from '#entitlements/terms/facts'

type Stored = {
  cancelsAt: DateTime | null
  periods: EntitlementPeriod[]
  spells: EntitlementSpell[]
}

/** A subscription's stored facts as the pure terms read them. */
export function subscriptionFacts({
  cancelsAt,
  periods,
  spells,
}: Stored): Omit<SubscriptionFacts, 'issuedAt' | 'revocations'> {
  return {
    terms: 'subscription_updates',
    major: null,
    periods: periods.map(({ id, startsAt, endsAt, graceEndsAt, isTrial }) => ({
      startsAt: startsAt.toJSDate(),
      endsAt: endsAt.toJSDate(),
      graceEndsAt: graceEndsAt.toJSDate(),
      isTrial,
      takenBack: spells.filter(({ periodId }) => periodId === id).map(({ facts }) => facts),
    })),
    overdue: spells.flatMap(({ facts, graceEndsAt }) =>
      graceEndsAt ? [{ ...facts, graceEndsAt: graceEndsAt.toJSDate() }] : []
    ),
    stops: spells.flatMap(({ kind, facts }) =>
      kind === 'ended' || kind === 'paused' ? [{ ...facts, kind }] : []
    ),
    cancelsAt: cancelsAt?.toJSDate() ?? null,
  }
}
