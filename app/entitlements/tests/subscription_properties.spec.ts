import fc from 'fast-check'
import { test } from '@japa/runner'
import { bestEligibility, eligibilityOf } from '#entitlements/terms/eligibility'
import { entitlementState } from '#entitlements/terms/entitlement_state'
import type { ReleaseFacts, Spell, SubscriptionFacts } from '#entitlements/terms/facts'
import { nextTurn } from '#entitlements/terms/next_turn'
import { keptUntil } from '#entitlements/terms/subscription_state'

const hours = (number: number) => new Date(Date.UTC(2026, 0, 1, number))
const moment = fc.integer({ min: 0, max: 120 }).map(hours)
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null })
const few = { maxLength: 3 }

const spell = fc
  .tuple(moment, maybe(fc.nat(40)))
  .map(([since, for_]): Spell => ({ since, until: for_ === null ? null : later(since, for_) }))
const later = (at: Date, byHours: number) => new Date(at.getTime() + byHours * 3_600_000)

const period = fc
  .tuple(
    moment,
    fc.integer({ min: 1, max: 40 }),
    fc.nat(12),
    fc.boolean(),
    fc.array(spell, { maxLength: 1 })
  )
  .map(([startsAt, length, grace, isTrial, takenBack]) => {
    const endsAt = later(startsAt, length)
    return { startsAt, endsAt, graceEndsAt: later(endsAt, grace), isTrial, takenBack }
  })

const subscription: fc.Arbitrary<SubscriptionFacts> = fc
  .record({
    terms: fc.constant('subscription_updates' as const),
    major: fc.constant(null),
    revocations: fc.constant<SubscriptionFacts['revocations']>([]),
    periods: fc.array(period, { minLength: 1, maxLength: 4 }),
    overdue: fc.array(
      fc
        .tuple(spell, fc.nat(12))
        .map(([one, grace]) => ({ ...one, graceEndsAt: later(one.since, grace) })),
      few
    ),
    stops: fc.array(
      fc
        .tuple(spell, fc.constantFrom('ended' as const, 'paused' as const))
        .map(([one, kind]) => ({ ...one, kind })),
      { maxLength: 2 }
    ),
    cancelsAt: maybe(moment),
  })
  .map((facts) => ({ ...facts, issuedAt: hours(0) }))

const releases = fc.uniqueArray(
  fc
    .record({ major: fc.nat(2), minor: fc.nat(4), at: moment, backdated: maybe(moment) })
    .map(({ major, minor, at, backdated }): ReleaseFacts => ({
      version: `${major}.${minor}.0`,
      major,
      prerelease: '',
      publishedAt: at,
      backdatedTo: backdated && backdated < at ? backdated : null,
      yankedAt: null,
      takenDownAt: null,
    })),
  { minLength: 1, maxLength: 6, selector: ({ version }) => version }
)

const verdicts = (held: SubscriptionFacts, all: ReleaseFacts[], at: Date) =>
  all
    .filter(({ publishedAt }) => publishedAt! <= at)
    .map(
      (one) =>
        eligibilityOf(held, { isFree: false, takenDownAt: null, releases: all }, one, at).code
    )

/** What could be known at a moment: nothing that began later, and nothing of how it ended since. */
function knownAt(facts: SubscriptionFacts, at: Date): SubscriptionFacts {
  const spells = <One extends Spell>(all: One[]) =>
    all
      .filter(({ since }) => since <= at)
      .map((one) => ({ ...one, until: one.until && one.until <= at ? one.until : null }))
  return {
    ...facts,
    periods: facts.periods
      .filter(({ startsAt }) => startsAt <= at)
      .map((one) => ({ ...one, takenBack: spells(one.takenBack) })),
    overdue: spells(facts.overdue),
    stops: spells(facts.stops),
    cancelsAt: facts.cancelsAt && facts.cancelsAt <= at ? facts.cancelsAt : null,
  }
}

test.group('A subscription, whatever the facts', () => {
  test('was at a past moment what it was, whatever came later', ({ assert }) => {
    fc.assert(
      fc.property(subscription, releases, moment, (facts, all, at) => {
        const then = knownAt(facts, at)
        const [now, past] = [facts, then].map((held) => entitlementState(held, at))
        assert.equal(now.status, past.status)
        assert.equal(now.reason, past.reason)
        const known = all.filter(({ publishedAt }) => publishedAt! <= at)
        assert.deepEqual(verdicts(facts, all, at), verdicts(then, known, at))
      })
    )
  })

  test('stays as it is until the millisecond before its next turn', () => {
    fc.assert(
      fc.property(subscription, moment, (facts, at) => {
        const turn = nextTurn(facts, at)
        const { status } = entitlementState(facts, at)
        if (!turn) return entitlementState(facts, hours(1000)).status === status
        const before = entitlementState(facts, new Date(turn.getTime() - 1)).status
        return before === status && entitlementState(facts, turn).status !== status
      })
    )
  })

  test('does not ask in which order its facts came', ({ assert }) => {
    const shuffled = subscription.chain((facts) =>
      fc.record({
        facts: fc.constant(facts),
        periods: fc.shuffledSubarray(facts.periods, { minLength: facts.periods.length }),
        overdue: fc.shuffledSubarray(facts.overdue, { minLength: facts.overdue.length }),
        stops: fc.shuffledSubarray(facts.stops, { minLength: facts.stops.length }),
      })
    )
    fc.assert(
      fc.property(shuffled, releases, moment, ({ facts, ...order }, all, at) => {
        const other = { ...facts, ...order }
        assert.equal(entitlementState(facts, at).status, entitlementState(other, at).status)
        assert.deepEqual(verdicts(facts, all, at), verdicts(other, all, at))
      })
    )
  })

  test('keeps nothing newer than what was paid for, and freezes it, whenever we look', ({
    assert,
  }) => {
    fc.assert(
      fc.property(subscription, releases, (facts, all) => {
        const [soon, late] = [hours(1000), hours(9000)]
        if (entitlementState(facts, soon).status !== 'inactive') return
        assert.deepEqual(verdicts(facts, all, soon), verdicts(facts, all, late))
        const until = keptUntil(facts, soon)
        const open = all.filter((_, at) => verdicts(facts, all, soon)[at].startsWith('eligible'))
        for (const { publishedAt, backdatedTo } of open)
          assert.isTrue(until !== null && (backdatedTo ?? publishedAt!) <= until)
        const inTime = all.some(({ publishedAt }) => until && publishedAt! <= until)
        assert.equal(open.length > 0, inTime || open.some(({ backdatedTo }) => backdatedTo))
      })
    )
  })

  test('adds up with another: a release is open when either opens it', () => {
    fc.assert(
      fc.property(subscription, subscription, releases, moment, (one, other, all, at) =>
        all.every((release) => {
          const from = { isFree: false, takenDownAt: null, releases: all }
          const alone = [one, other].some((held) => eligibilityOf(held, from, release, at).eligible)
          return bestEligibility([one, other], from, release, at).eligible === alone
        })
      )
    )
  })
})
