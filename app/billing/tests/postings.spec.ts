import fc from 'fast-check'
import { test } from '@japa/runner'
import type { Bearer, MoneyFacts } from '#billing/ledger/facts'
import { postingsOf, type Posting } from '#billing/ledger/postings'

const cents = fc.integer({ min: 1, max: 1_000_000 })
const bearer = fc.constantFrom<Bearer>('refunds_paid', 'disputes', 'publisher_debt')
const many = <Fact>(prefix: string, fact: fc.Arbitrary<Fact>) =>
  fc
    .array(fact, { maxLength: 4 })
    .map((facts) => facts.map((one, index) => ({ ...one, id: `${prefix}_${index}` })))
const settled = fc.record({
  amountInCents: fc.integer({ min: -1_000_000, max: 1_000_000 }),
  feeInCents: fc.constantFrom(0, 1500, -1500),
  currency: fc.constantFrom('usd', 'eur'),
})

/** Any payment to which anything happened: what makes no sense must sum to zero as well. */
const history: fc.Arbitrary<MoneyFacts> = fc
  .record({ amount: cents, tax: fc.nat(10_000), percent: fc.nat(100) })
  .chain(({ amount, tax, percent }) => {
    const fee = Math.round((amount * percent) / 100)
    const total = amount + tax
    return fc.record({
      currency: fc.constant('usd'),
      agreed: fc.constant({
        amountInCents: amount,
        taxInCents: tax,
        applicationFeeInCents: fee,
      }),
      charge: fc.constant({ id: 'ch_0', amountInCents: total }),
      stripeFee: fc.option(
        fc.record({ amountInCents: fc.nat(5000), currency: fc.constantFrom('usd', 'eur') })
      ),
      transfer: fc.option(fc.constant({ id: 'tr_0', amountInCents: total })),
      applicationFee: fc.option(fc.constant({ id: 'fee_0', amountInCents: fee })),
      reversals: many('trr', fc.record({ amountInCents: cents, bearer: fc.option(bearer) })),
      feeRefunds: many('fr', fc.record({ amountInCents: cents })),
      refunds: many(
        're',
        fc.record({ amountInCents: cents, hasLeft: fc.boolean(), hasComeBack: fc.boolean() })
      ),
      disputes: many(
        'dp',
        fc.record({ withdrawn: fc.option(settled), reinstated: fc.option(settled) })
      ),
      returns: many('tr_again', fc.record({ amountInCents: cents, feeInCents: cents, bearer })),
      debts: many(
        'debt',
        fc.record({
          amountInCents: cents,
          bearer: fc.constantFrom<Bearer>('refunds_paid', 'disputes'),
          isForgiven: fc.boolean(),
        })
      ),
    })
  })

/** The same payment as it was seen earlier: some of its facts were not there yet. */
function earlier(facts: MoneyFacts, seed: number): MoneyFacts {
  const some = <Fact>(all: Fact[]) => all.filter((_, index) => (seed >> index) % 2 === 0)
  return {
    ...facts,
    stripeFee: seed % 3 ? facts.stripeFee : null,
    transfer: seed % 5 ? facts.transfer : null,
    applicationFee: seed % 5 ? facts.applicationFee : null,
    reversals: some(facts.reversals),
    feeRefunds: some(facts.feeRefunds),
    refunds: some(facts.refunds).map((refund) => ({
      ...refund,
      hasComeBack: seed % 7 ? refund.hasComeBack : false,
    })),
    disputes: some(facts.disputes),
    returns: some(facts.returns),
    debts: some(facts.debts),
  }
}

/** What the table does: the first posting of a name stays. */
function written(snapshots: MoneyFacts[]): Map<string, Posting> {
  const ledger = new Map<string, Posting>()
  for (const posting of snapshots.flatMap(postingsOf))
    if (!ledger.has(posting.key)) ledger.set(posting.key, posting)
  return ledger
}

const sumOf = (postings: Iterable<Posting>, account: string) =>
  [...postings]
    .flatMap(({ entries }) => entries)
    .filter((entry) => entry.account === account)
    .reduce((sum, { amountInCents }) => sum + amountInCents, 0)

const sum = (all: { amountInCents: number }[]) =>
  all.reduce((total, { amountInCents }) => total + amountInCents, 0)

test.group('The ledger of a payment', () => {
  test('sums to zero in every transaction and every currency', ({ assert }) => {
    fc.assert(
      fc.property(history, (facts) => {
        for (const { entries, key } of postingsOf(facts))
          for (const currency of ['usd', 'eur']) {
            const sums = entries.filter((entry) => entry.currency === currency)
            assert.equal(sum(sums), 0, key)
          }
      }),
      { numRuns: 500 }
    )
  })

  test('is the same whatever was seen first, and however often', ({ assert }) => {
    fc.assert(
      fc.property(history, fc.array(fc.nat(), { maxLength: 6 }), (facts, seeds) => {
        const seen = seeds.map((seed) => earlier(facts, seed))
        const ledger = written([...seen, facts, ...seen])
        assert.sameDeepMembers([...ledger.values()], postingsOf(facts))
      }),
      { numRuns: 500 }
    )
  })

  test('gives the publisher what their account got and keeps', ({ assert }) => {
    fc.assert(
      fc.property(history, (facts) => {
        const { agreed, reversals, feeRefunds, returns } = facts
        const net =
          agreed.amountInCents -
          agreed.applicationFeeInCents -
          sum(reversals.filter((one) => one.bearer)) +
          sum(feeRefunds) +
          sum(returns)
        assert.equal(-sumOf(postingsOf(facts), 'publisher_earnings'), net)
      }),
      { numRuns: 500 }
    )
  })
})
