import { test } from '@japa/runner'
import { entitlementState } from '#entitlements/terms/entitlement_state'
import { bestEligibility, eligibilityOf } from '#entitlements/terms/eligibility'
import type { EntitlementFacts, ReleaseFacts } from '#entitlements/terms/eligibility'

const day = (number: number) => new Date(Date.UTC(2026, 0, number))
const NOW = day(20)
const PAID = { isFree: false, takenDownAt: null, releases: [] }
const FREE = { isFree: true, takenDownAt: null, releases: [] }

const release = (version: string, changes: Partial<ReleaseFacts> = {}): ReleaseFacts => ({
  version,
  major: Number(version.split('.')[0]),
  prerelease: version.split('-')[1] ?? '',
  publishedAt: day(5),
  backdatedTo: null,
  yankedAt: null,
  takenDownAt: null,
  ...changes,
})

type Revocation = EntitlementFacts['revocations'][number]
const revoked = (
  reason: Revocation['reason'],
  from: number,
  until: number | null = null
): Revocation => ({ reason, revokedAt: day(from), liftedAt: until === null ? null : day(until) })

const licence = (major: number, issued = 10, revocations: Revocation[] = []): EntitlementFacts => ({
  terms: 'one_time_major',
  major,
  issuedAt: day(issued),
  updatesForMonths: null,
  revocations,
})

test.group('A one-time entitlement', () => {
  test('{title}')
    .with([
      {
        title: 'covers its line',
        held: licence(1),
        of: release('1.0.0'),
        says: 'eligible.major_line',
      },
      {
        title: 'covers what came later',
        held: licence(1),
        of: release('1.9.2', { publishedAt: day(19) }),
        says: 'eligible.major_line',
      },
      {
        title: 'covers what came before',
        held: licence(1, 19),
        of: release('1.0.0', { publishedAt: day(1) }),
        says: 'eligible.major_line',
      },
      {
        title: 'covers a pre-release of its line',
        held: licence(1),
        of: release('1.3.0-rc.1'),
        says: 'eligible.major_line',
      },
      {
        title: 'counts 0.x as major 0',
        held: licence(0),
        of: release('0.9.0'),
        says: 'eligible.major_line',
      },
      {
        title: 'does not cover the next line',
        held: licence(1),
        of: release('2.0.0'),
        says: 'refused.other_major',
      },
      {
        title: 'does not cover the line before',
        held: licence(1),
        of: release('0.9.0'),
        says: 'refused.other_major',
      },
      {
        title: 'keeps what was yanked later',
        held: licence(1),
        of: release('1.0.0', { yankedAt: day(11) }),
        says: 'eligible.yanked_but_covered',
      },
      {
        title: 'is not given what was yanked before',
        held: licence(1),
        of: release('1.0.0', { yankedAt: day(9) }),
        says: 'refused.yanked',
      },
      {
        title: 'is not given what was yanked at that moment',
        held: licence(1),
        of: release('1.0.0', { yankedAt: day(10) }),
        says: 'refused.yanked',
      },
      {
        title: 'opens no draft',
        held: licence(1),
        of: release('1.0.0', { publishedAt: null }),
        says: 'refused.not_published',
      },
      {
        title: 'opens nothing from the future',
        held: licence(1),
        of: release('1.0.0', { publishedAt: day(21) }),
        says: 'refused.not_published',
      },
      {
        title: 'opens nothing taken down',
        held: licence(1),
        of: release('1.0.0', { takenDownAt: day(12) }),
        says: 'refused.taken_down',
      },
      {
        title: 'ends with a refund',
        held: licence(1, 10, [revoked('refund', 15)]),
        of: release('1.0.0'),
        says: 'refused.revoked_refund',
      },
      {
        title: 'rests during a dispute',
        held: licence(1, 10, [revoked('dispute', 15)]),
        of: release('1.0.0'),
        says: 'refused.revoked_dispute',
      },
      {
        title: 'ends by an admin',
        held: licence(1, 10, [revoked('admin', 15)]),
        of: release('1.0.0'),
        says: 'refused.revoked_admin',
      },
      {
        title: 'ends by fraud',
        held: licence(1, 10, [revoked('fraud', 15)]),
        of: release('1.0.0'),
        says: 'refused.revoked_fraud',
      },
      {
        title: 'returns when the refund fails',
        held: licence(1, 10, [revoked('refund', 15, 18)]),
        of: release('1.0.0'),
        says: 'eligible.major_line',
      },
      {
        title: 'returns at the very moment of lifting',
        held: licence(1, 10, [revoked('dispute', 15, 20)]),
        of: release('1.0.0'),
        says: 'eligible.major_line',
      },
      {
        title: 'stays revoked while one cause is left',
        held: licence(1, 10, [revoked('dispute', 15, 18), revoked('refund', 16)]),
        of: release('1.0.0'),
        says: 'refused.revoked_refund',
      },
      {
        title: 'is not touched by a revocation to come',
        held: licence(1, 10, [revoked('admin', 21)]),
        of: release('1.0.0'),
        says: 'eligible.major_line',
      },
    ])
    .run(({ assert }, { held, of, says }) => {
      const verdict = eligibilityOf(held, PAID, of, NOW)
      assert.equal(verdict.code, says)
      assert.equal(verdict.eligible, says.startsWith('eligible.'))
      assert.match(verdict.message, /^[A-Z].+[.]$/)
    })

  test('names the gravest of several causes, with what the admin wrote', ({ assert }) => {
    const held = licence(1, 10, [
      revoked('refund', 12),
      { ...revoked('admin', 14), message: 'Licence shared in public.' },
      revoked('dispute', 13),
    ])

    const state = entitlementState(held, NOW)

    assert.equal(state.status, 'revoked')
    assert.equal(state.reason, 'revoked_admin')
    assert.include(state.message, 'Licence shared in public.')
  })
})

test.group('Without an entitlement', () => {
  test('{title}')
    .with([
      {
        title: 'a paid release is refused',
        listing: PAID,
        of: release('1.0.0'),
        says: 'refused.no_entitlement',
      },
      {
        title: 'a free release is open',
        listing: FREE,
        of: release('1.0.0'),
        says: 'eligible.free',
      },
      {
        title: 'a free release that was yanked is not offered anew',
        listing: FREE,
        of: release('1.0.0', { yankedAt: day(6) }),
        says: 'refused.yanked',
      },
      {
        title: 'a free draft stays closed',
        listing: FREE,
        of: release('1.0.0', { publishedAt: null }),
        says: 'refused.not_published',
      },
      {
        title: 'a listing taken down is closed',
        listing: { ...FREE, takenDownAt: day(6) },
        of: release('1.0.0'),
        says: 'refused.listing_taken_down',
      },
    ])
    .run(({ assert }, { listing, of, says }) =>
      assert.equal(eligibilityOf(null, listing, of, NOW).code, says)
    )
})

test.group('Several entitlements for one listing', () => {
  test('add up: revoking one leaves the other', ({ assert }) => {
    const held = [licence(1, 10, [revoked('refund', 12)]), licence(1, 11)]
    assert.equal(bestEligibility(held, PAID, release('1.0.0'), NOW).code, 'eligible.major_line')
  })

  test('refuse with the reason of the line that was asked for', ({ assert }) => {
    const held = [licence(2), licence(1, 10, [revoked('refund', 12)])]
    assert.equal(bestEligibility(held, PAID, release('1.0.0'), NOW).code, 'refused.revoked_refund')
    assert.equal(bestEligibility(held, PAID, release('3.0.0'), NOW).code, 'refused.other_major')
    assert.equal(bestEligibility([], PAID, release('1.0.0'), NOW).code, 'refused.no_entitlement')
  })
})
