import fc from 'fast-check'
import { test } from '@japa/runner'
import { entitlementState } from '#entitlements/terms/entitlement_state'
import { bestEligibility, eligibilityOf } from '#entitlements/terms/eligibility'
import type { EntitlementFacts, ReleaseFacts } from '#entitlements/terms/eligibility'

const moment = fc.integer({ min: 0, max: 40 }).map((hour) => new Date(Date.UTC(2026, 0, 1, hour)))
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null })
const major = fc.integer({ min: 0, max: 2 })

const revocation = fc.record({
  reason: fc.constantFrom(
    'refund' as const,
    'dispute' as const,
    'fraud' as const,
    'admin' as const
  ),
  revokedAt: moment,
  liftedAt: maybe(moment),
})

const entitlement: fc.Arbitrary<EntitlementFacts> = fc.record({
  terms: fc.constant('one_time_major' as const),
  major,
  issuedAt: moment,
  updatesForMonths: fc.constant(null),
  revocations: fc.array(revocation, { maxLength: 4 }),
})

const release: fc.Arbitrary<ReleaseFacts> = major.chain((line) =>
  fc.record({
    version: fc.constant(`${line}.1.0`),
    major: fc.constant(line),
    prerelease: fc.constant(''),
    publishedAt: maybe(moment),
    backdatedTo: fc.constant(null),
    yankedAt: maybe(moment),
    takenDownAt: maybe(moment),
  })
)
const listing = fc.record({
  isFree: fc.boolean(),
  takenDownAt: maybe(moment),
  releases: fc.constant([]),
})

test.group('The terms, whatever the facts', () => {
  test('depend on the facts, not on the order in which they came', () => {
    const shuffled = entitlement.chain((held) =>
      fc.tuple(
        fc.constant(held),
        fc.shuffledSubarray(held.revocations, { minLength: held.revocations.length })
      )
    )
    fc.assert(
      fc.property(shuffled, moment, ([held, revocations], at) => {
        const [one, other] = [held, { ...held, revocations }].map((facts) =>
          entitlementState(facts, at)
        )
        return one.status === other.status && one.reason === other.reason
      })
    )
  })

  test('are revoked exactly while a revocation holds, and then open nothing that is paid for', () => {
    fc.assert(
      fc.property(entitlement, release, listing, moment, (held, of, from, at) => {
        const isRevoked = held.revocations.some(
          ({ revokedAt, liftedAt }) => revokedAt <= at && (!liftedAt || liftedAt > at)
        )
        if ((entitlementState(held, at).status === 'revoked') !== isRevoked) return false
        const paid = { ...from, isFree: false }
        return !isRevoked || !eligibilityOf(held, paid, of, at).eligible
      })
    )
  })

  test('give access as the union: never less than one entitlement alone, never more than all', () => {
    fc.assert(
      fc.property(
        fc.array(entitlement, { maxLength: 4 }),
        release,
        listing,
        moment,
        (all, of, from, at) => {
          const alone = [null, ...all].filter((held) => held !== null || all.length === 0)
          const any = alone.some((held) => eligibilityOf(held, from, of, at).eligible)
          return bestEligibility(all, from, of, at).eligible === any
        }
      )
    )
  })

  test('never open a draft, nor what was taken down, to anyone', () => {
    fc.assert(
      fc.property(maybe(entitlement), release, listing, moment, (held, of, from, at) => {
        const closed =
          !of.publishedAt ||
          [of.takenDownAt, from.takenDownAt].some((takenDownAt) => takenDownAt && takenDownAt <= at)
        return !closed || !eligibilityOf(held, from, of, at).eligible
      })
    )
  })

  test('say eligible in the code exactly when they are', () => {
    fc.assert(
      fc.property(maybe(entitlement), release, listing, moment, (held, of, from, at) => {
        const { eligible, code, message } = eligibilityOf(held, from, of, at)
        return code.startsWith(eligible ? 'eligible.' : 'refused.') && message.length > 0
      })
    )
  })
})
