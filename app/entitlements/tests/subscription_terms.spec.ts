import { test } from '@japa/runner'
import { bestEligibility, eligibilityOf } from '#entitlements/terms/eligibility'
import { entitlementState } from '#entitlements/terms/entitlement_state'
import type { ReleaseFacts, RevocationFacts, SubscriptionFacts } from '#entitlements/terms/facts'
import { includedUpdates } from '#entitlements/terms/included_updates'
import { nextTurn } from '#entitlements/terms/next_turn'

const day = (number: number, ms = 0) => new Date(Date.UTC(2026, 0, number) + ms)
const GRACE = 7

const period = (
  from: number,
  to: number,
  changes: Partial<SubscriptionFacts['periods'][0]> = {}
) => ({
  startsAt: day(from),
  endsAt: day(to),
  graceEndsAt: day(to + GRACE),
  isTrial: false,
  takenBack: [],
  ...changes,
})
const still = (since: number) => ({ since: day(since), until: null })
const refund = (at: number): RevocationFacts => ({
  reason: 'dispute',
  revokedAt: day(at),
  liftedAt: null,
})

/** Paid for twice: until day 31, and until day 59. */
const subscription = (changes: Partial<SubscriptionFacts> = {}): SubscriptionFacts => ({
  terms: 'subscription_updates',
  major: null,
  issuedAt: day(1),
  revocations: [],
  periods: [period(1, 31), period(31, 59)],
  overdue: [],
  stops: [],
  cancelsAt: null,
  ...changes,
})

const release = (version: string, published: Date, changes: Partial<ReleaseFacts> = {}) => ({
  version,
  major: Number(version.split('.')[0]),
  prerelease: version.split('-')[1] ?? '',
  publishedAt: published,
  backdatedTo: null,
  yankedAt: null,
  takenDownAt: null,
  ...changes,
})
const RELEASES = [
  release('1.0.0', day(2)),
  release('1.1.0', day(20)),
  release('2.0.0', day(59)),
  release('2.1.0', day(59, 1)),
]
const verdicts = (held: SubscriptionFacts, at: Date, releases: ReleaseFacts[] = RELEASES) =>
  releases.map(
    (one) =>
      eligibilityOf(held, { isFree: false, takenDownAt: null, releases }, one, at).code.split(
        '.'
      )[1]
  )

test.group('The state of a subscription', () => {
  test('{title}')
    .with([
      { title: 'runs from its first millisecond', of: {}, at: day(1), is: 'active active' },
      { title: 'is not there before', of: {}, at: day(1, -1), is: 'inactive not_granted_yet' },
      { title: 'runs on from period to period', of: {}, at: day(31), is: 'active active' },
      { title: 'runs to its last millisecond', of: {}, at: day(59, -1), is: 'active active' },
      { title: 'waits for its renewal', of: {}, at: day(59), is: 'past_due renewal_awaited' },
      { title: 'waits to the last', of: {}, at: day(66, -1), is: 'past_due renewal_awaited' },
      { title: 'waits no longer', of: {}, at: day(66), is: 'inactive renewal_missing' },
      {
        title: 'runs until it was to end',
        of: { cancelsAt: day(59) },
        at: day(59, -1),
        is: 'active active',
      },
      {
        title: 'ends without a grace when it was to',
        of: { cancelsAt: day(59) },
        at: day(59),
        is: 'inactive subscription_ended',
      },
      {
        title: 'ends in the middle of what was paid for',
        of: { stops: [{ ...still(40), kind: 'ended' as const }] },
        at: day(40),
        is: 'inactive subscription_ended',
      },
      {
        title: 'rests while it is paused',
        of: { stops: [{ ...still(40), kind: 'paused' as const }] },
        at: day(41),
        is: 'inactive subscription_paused',
      },
      {
        title: 'runs again after a pause',
        of: { stops: [{ since: day(40), until: day(42), kind: 'paused' as const }] },
        at: day(42),
        is: 'active active',
      },
      {
        title: 'is past due from the failure on',
        of: { overdue: [{ ...still(59), graceEndsAt: day(69) }] },
        at: day(69, -1),
        is: 'past_due payment_overdue',
      },
      {
        title: 'lapses with the grace that was given then',
        of: { overdue: [{ ...still(59), graceEndsAt: day(69) }] },
        at: day(69),
        is: 'inactive grace_ended',
      },
      {
        title: 'stays open for what is paid for, though the grace is over',
        of: { overdue: [{ ...still(32), graceEndsAt: day(39) }] },
        at: day(59, -1),
        is: 'past_due payment_overdue',
      },
      {
        title: 'ends with a refund of its last payment, without a grace',
        of: { periods: [period(1, 31), period(31, 59, { takenBack: [still(32)] })] },
        at: day(32),
        is: 'inactive payment_refunded',
      },
      {
        title: 'returns when that refund fails',
        of: {
          periods: [
            period(1, 31),
            period(31, 59, { takenBack: [{ since: day(32), until: day(33) }] }),
          ],
        },
        at: day(33),
        is: 'active active',
      },
      {
        title: 'is on trial',
        of: { periods: [period(1, 14, { isTrial: true })] },
        at: day(13),
        is: 'active trial',
      },
      {
        title: 'is revoked while a revocation holds',
        of: { revocations: [refund(40)] },
        at: day(40),
        is: 'revoked revoked_dispute',
      },
    ])
    .run(({ assert }, { of, at, is }) => {
      const { status, reason, message } = entitlementState(subscription(of), at)
      assert.equal(`${status} ${reason}`, is)
      assert.match(message, /^[A-Z].+[.]$/)
    })

  test('says what is included, and when it changes by itself', ({ assert }) => {
    const held = subscription()
    assert.deepEqual(includedUpdates(held, day(40)), { allowed: true, until: day(59) })
    assert.deepEqual(nextTurn(held, day(40)), day(59))
    assert.deepEqual(nextTurn(held, day(59)), day(66))
    assert.isNull(nextTurn(held, day(66)))
    assert.deepEqual(includedUpdates(held, day(66)), { allowed: false, until: day(59) })
    assert.deepEqual(nextTurn(subscription({ cancelsAt: day(50) }), day(40)), day(50))
  })
})

test.group('What a subscription opens', () => {
  test('is everything of every line while it runs, and in its grace', ({ assert }) => {
    const all = ['subscription', 'subscription', 'not_published', 'not_published']
    assert.deepEqual(verdicts(subscription(), day(40)), all)
    assert.deepEqual(verdicts(subscription(), day(60)), Array(4).fill('subscription_grace'))
  })

  test('is afterwards the newest of the paid time, to the millisecond', ({ assert }) => {
    assert.deepEqual(verdicts(subscription(), day(66)), [
      'older_than_kept',
      'older_than_kept',
      'kept_after_subscription',
      'after_subscription',
    ])
  })

  test('goes back to what earlier payments paid for, when the last is refunded', ({ assert }) => {
    const takenBack = [still(60)]
    const periods = [period(1, 31), period(31, 59, { takenBack })]
    assert.deepEqual(verdicts(subscription({ periods }), day(66)), [
      'older_than_kept',
      'kept_after_subscription',
      'after_subscription',
      'after_subscription',
    ])
  })

  test('is nothing after a trial, or when all was refunded', ({ assert }) => {
    const trial = [period(1, 14, { isTrial: true })]
    assert.deepEqual(verdicts(subscription({ periods: trial }), day(40)).slice(0, 2), [
      'renewal_missing',
      'renewal_missing',
    ])
    const refunded = [period(1, 31, { takenBack: [still(5)] })]
    assert.equal(verdicts(subscription({ periods: refunded }), day(6))[0], 'payment_refunded')
  })

  test('has a backdated fix, and never a yanked version alone', ({ assert }) => {
    const yanked = release('1.1.0', day(20), { yankedAt: day(70) })
    const releases = [
      release('1.0.0', day(2)),
      yanked,
      release('0.9.0', day(1), { yankedAt: day(1) }),
    ]
    assert.deepEqual(verdicts(subscription(), day(90), releases), [
      'kept_after_subscription',
      'yanked_but_covered',
      'older_than_kept',
    ])
    const fixes = [
      release('1.1.1', day(80), { backdatedTo: day(59) }),
      release('1.0.1', day(80), { backdatedTo: day(59) }),
    ]
    assert.deepEqual(verdicts(subscription(), day(90), [...releases, ...fixes]).slice(3), [
      'kept_after_subscription',
      'kept_after_subscription',
    ])
  })

  test('adds to a licence, and speaks where the licence has nothing to say', ({ assert }) => {
    const licence = {
      terms: 'one_time_major' as const,
      major: 1,
      issuedAt: day(1),
      updatesForMonths: null,
      revocations: [],
    }
    const listing = { isFree: false, takenDownAt: null, releases: RELEASES }
    const codes = RELEASES.map(
      (one) => bestEligibility([licence, subscription()], listing, one, day(66)).code
    )
    assert.deepEqual(codes, [
      'eligible.major_line',
      'eligible.major_line',
      'eligible.kept_after_subscription',
      'refused.after_subscription',
    ])
  })
})
