import fc from 'fast-check'
import { test } from '@japa/runner'
import { entitlementState } from '#entitlements/terms/entitlement_state'
import { eligibilityOf } from '#entitlements/terms/eligibility'
import { updatesUntil } from '#entitlements/terms/update_window'
import type { EntitlementFacts, ReleaseFacts } from '#entitlements/terms/eligibility'

const BOUGHT = new Date('2026-01-31T12:00:00Z')
/** A month later, by a calendar whose February has 28 days. */
const END = new Date('2026-02-28T12:00:00Z')
const LATER = new Date('2026-06-01T00:00:00Z')

const licence: EntitlementFacts = {
  terms: 'one_time_major',
  major: 1,
  issuedAt: BOUGHT,
  updatesForMonths: 1,
  revocations: [],
}

const release = (
  version: string,
  published: string,
  changes: Partial<ReleaseFacts> = {}
): ReleaseFacts => ({
  version,
  major: Number(version.split('.')[0]),
  prerelease: version.split('-')[1] ?? '',
  publishedAt: new Date(published),
  backdatedTo: null,
  yankedAt: null,
  takenDownAt: null,
  ...changes,
})

const verdicts = (releases: ReleaseFacts[], at: Date) =>
  Object.fromEntries(
    releases.map((one) => [
      one.version,
      eligibilityOf(licence, { isFree: false, takenDownAt: null, releases }, one, at).code,
    ])
  )

const FIRST = release('1.0.0', '2026-01-01T00:00:00Z')
const LAST = release('1.1.0', '2026-02-28T12:00:00Z')
const NEXT = release('1.2.0', '2026-02-28T12:00:01Z')

test.group('An update window', () => {
  test('ends with its last second, by the calendar', ({ assert }) => {
    assert.deepEqual(updatesUntil(licence), END)
    assert.isNull(updatesUntil({ ...licence, updatesForMonths: null }))
  })

  test('brings all while it is open, and keeps the newest when it has closed', ({ assert }) => {
    assert.deepEqual(verdicts([FIRST, LAST], END), {
      '1.0.0': 'eligible.update_window',
      '1.1.0': 'eligible.update_window',
    })
    assert.deepEqual(verdicts([FIRST, LAST, NEXT], LATER), {
      '1.0.0': 'refused.older_than_kept',
      '1.1.0': 'eligible.kept_after_window',
      '1.2.0': 'refused.after_window',
    })
  })

  test('keeps the highest version of its time, whenever we look', ({ assert }) => {
    const patched = release('1.0.1', '2026-02-20T00:00:00Z')
    const highest = release('1.1.0', '2026-02-10T00:00:00Z')
    for (const at of [LATER, new Date('2036-01-01T00:00:00Z')])
      assert.deepEqual(verdicts([patched, highest], at), {
        '1.0.1': 'refused.older_than_kept',
        '1.1.0': 'eligible.kept_after_window',
      })
  })

  test('gives a backdated security fix beside what is kept', ({ assert }) => {
    const fix = release('1.1.1', '2026-05-01T00:00:00Z', { backdatedTo: END })
    const tooLate = release('1.3.1', '2026-05-01T00:00:00Z', {
      backdatedTo: new Date('2026-04-01T00:00:00Z'),
    })
    assert.deepInclude(verdicts([LAST, fix, tooLate], LATER), {
      '1.1.1': 'eligible.kept_after_window',
      '1.3.1': 'refused.after_window',
    })
  })

  for (const [what, change] of [
    ['yanked', { yankedAt: new Date('2026-03-01T00:00:00Z') }],
    ['taken down', { takenDownAt: new Date('2026-03-01T00:00:00Z') }],
  ] as const)
    test(`never leaves a buyer with a ${what} version alone`, ({ assert }) => {
      const codes = verdicts([FIRST, { ...LAST, ...change }], LATER)
      assert.equal(codes['1.0.0'], 'eligible.kept_after_window')
    })

  test('is not used up by a pre-release', ({ assert }) => {
    const candidate = release('1.1.0-rc.1', '2026-02-10T00:00:00Z')
    assert.deepEqual(verdicts([FIRST, candidate], LATER), {
      '1.0.0': 'eligible.kept_after_window',
      '1.1.0-rc.1': 'eligible.kept_after_window',
    })
  })

  test('says until when, and afterwards what is left', ({ assert }) => {
    const { status, message } = entitlementState(licence, END)
    assert.equal(status, 'active')
    assert.include(message, 'until 28 February 2026')
    const after = entitlementState(licence, LATER)
    assert.equal(after.status, 'active')
    assert.equal(after.reason, 'updates_ended')
    assert.include(after.message, 'ended on 28 February 2026')
  })

  test('never takes the last version away, and never brings back what came later', () => {
    const hour = fc.integer({ min: 0, max: 2000 })
    const moment = hour.map((hours) => new Date(BOUGHT.getTime() + (hours - 200) * 3_600_000))
    const any = fc
      .record({ minor: fc.nat(5), patch: fc.nat(5), at: moment, isYanked: fc.boolean() })
      .map(({ minor, patch, at, isYanked }) =>
        release(`1.${minor}.${patch}`, at.toISOString(), { yankedAt: isYanked ? LATER : null })
      )
    const line = fc.uniqueArray(any, {
      minLength: 1,
      maxLength: 8,
      selector: ({ version }) => version,
    })
    fc.assert(
      fc.property(line, (releases) => {
        const at = new Date(LATER.getTime() + 1)
        const codes = verdicts(releases, at)
        const inTime = releases.filter(({ publishedAt }) => publishedAt! <= END)
        const tooLate = releases.filter(({ publishedAt }) => publishedAt! > END)
        const sound = inTime.filter(({ yankedAt }) => !yankedAt)
        const mayHave = ({ version }: ReleaseFacts) => codes[version]!.startsWith('eligible.')
        return (
          !tooLate.some(mayHave) &&
          (inTime.length === 0 || inTime.some(mayHave)) &&
          (sound.length === 0 || sound.filter(mayHave).length === 1)
        )
      })
    )
  })
})
