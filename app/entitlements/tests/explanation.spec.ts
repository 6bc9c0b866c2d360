import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import fc from 'fast-check'
import { eligibilityOf } from '#entitlements/terms/eligibility'
import { explain } from '#entitlements/terms/explanation'
import type { EntitlementFacts, ReleaseFacts } from '#entitlements/terms/facts'
import { keptOf } from '#entitlements/terms/kept'
import { entitlementFrom } from '#entitlements/terms/would_keep'

const day = (count: number) => DateTime.utc(2026, 1, 1).plus({ days: count }).toJSDate()

const release = (version: string, published: number, changes: Partial<ReleaseFacts> = {}) => ({
  version,
  major: Number(version[0]),
  prerelease: '',
  publishedAt: day(published),
  backdatedTo: null,
  yankedAt: null,
  takenDownAt: null,
  ...changes,
})

const RELEASES = [release('1.0.0', 0), release('1.1.0', 20), release('1.2.0', 90)]
const listing = { isFree: false, takenDownAt: null, releases: RELEASES }
const asking = (at: number, facts: EntitlementFacts, about: ReleaseFacts = RELEASES[0]) =>
  explain({ entitlements: [facts], listing, release: about }, day(at))

const windowed = entitlementFrom({ major: 1, updatesForMonths: 1, interval: null }, day(10))
const monthly = entitlementFrom({ major: null, updatesForMonths: null, interval: 'month' }, day(10))

test.group('An explanation', () => {
  test('tells the facts up to its moment, in order, and what time alone will change', ({
    assert,
  }) => {
    const before = asking(15, windowed)
    assert.equal(before.verdict.code, 'eligible.update_window')
    assert.deepEqual(
      before.facts.map(({ code }) => code),
      ['release_published', 'entitlement_granted']
    )
    assert.equal(before.next!.verdict.code, 'refused.older_than_kept')
    assert.equal(+before.next!.at, +day(41) + 1)

    const after = asking(60, windowed)
    assert.equal(after.facts.at(-1)!.code, 'updates_ended')
    assert.isNull(after.next)
    assert.include(after.change, 'updates are paid for again')
  })

  test('of a version that was yanked later does not know of it yet', ({ assert }) => {
    const licence = entitlementFrom({ major: 1, updatesForMonths: null, interval: null }, day(10))
    const yanked = release('1.0.0', 0, { yankedAt: day(30) })
    assert.equal(asking(20, licence, yanked).verdict.code, 'eligible.major_line')
    assert.equal(asking(30, licence, yanked).verdict.code, 'eligible.yanked_but_covered')
    const codes = ['release_published', 'entitlement_granted']
    assert.deepEqual(
      asking(20, licence, yanked).facts.map(({ code }) => code),
      codes
    )
  })

  test('says that nothing changes only where nothing does', ({ assert }) => {
    const facts = fc.constantFrom(windowed, monthly)
    const moment = fc.integer({ min: 0, max: 120 })
    fc.assert(
      fc.property(facts, fc.constantFrom(...RELEASES), moment, moment, (own, about, one, other) => {
        const [at, later] = [Math.min(one, other), Math.max(one, other)]
        const { verdict, next } = asking(at, own, about)
        const isPublished = about.publishedAt! <= day(at)
        if (isPublished && (!next || next.at > day(later)))
          assert.equal(asking(later, own, about).verdict.code, verdict.code)
      })
    )
  })

  test('of what stays names the versions that are open when nothing more is paid', ({ assert }) => {
    const versions = (facts: EntitlementFacts, at: number) =>
      keptOf(facts, listing, RELEASES, day(at)).map(({ version }) => version)
    assert.deepEqual(versions(windowed, 15), ['1.1.0'])
    assert.deepEqual(versions(windowed, 200), ['1.1.0'])
    assert.deepEqual(versions(monthly, 15), ['1.1.0'])
    assert.deepEqual(versions(monthly, 200), ['1.1.0'])
    const licence = entitlementFrom({ major: 1, updatesForMonths: null, interval: null }, day(10))
    assert.deepEqual(versions(licence, 100), ['1.0.0', '1.1.0', '1.2.0'])
    for (const version of versions(licence, 100)) {
      const about = RELEASES.find((one) => one.version === version)!
      assert.isTrue(eligibilityOf(licence, listing, about, day(500)).eligible)
    }
  })
})
