import fc from 'fast-check'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import OfferPlan, { type Offer } from '#catalog/actions/offer_plan'
import WithdrawPlan from '#catalog/actions/withdraw_plan'
import { CURRENCIES, priceProblem } from '#catalog/prices'
import { termsSentence } from '#catalog/queries/terms_sentence'
import { planValidator } from '#catalog/validators/plan'
import { auditTrail } from '#tests/scenarios/actors'
import { aListing } from '#tests/scenarios/catalog'

const licence = (major: number, amountInCents = 4900): Offer => ({
  kind: 'one_time',
  major,
  amountInCents,
  currency: 'eur',
})

const renewing = (
  interval: 'month' | 'year',
  terms: { amountInCents?: number; currency?: string; trialDays?: number } = {}
): Offer => ({ kind: 'subscription', interval, amountInCents: 900, currency: 'eur', ...terms })

test.group('A plan', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const refusal = (act: Promise<unknown>) =>
    act.then(
      () => null,
      (error) => error.code as string
    )

  test('is offered with its price, and leaves an audit event', async ({ assert, db }) => {
    const { listing, owner } = await aListing({ plan: 'none' })

    const plan = await new OfferPlan().handle(owner, listing.id, licence(2))

    assert.isTrue(plan.isActive)
    await db.assertHas('plans', {
      listing_id: listing.id,
      major: 2,
      amount_in_cents: 4900,
      currency: 'eur',
    })
    await db.assertHas('audit_events', { action: 'plan.offered', actor: owner.label }, 1)
  })

  test('may include the updates of some months', async ({ assert, db }) => {
    const { listing, owner } = await aListing({ plan: 'none' })
    const offer = (updatesForMonths: number) =>
      new OfferPlan().handle(owner, listing.id, { ...licence(2), updatesForMonths } as Offer)

    for (const months of [0, 121, 1.5, Number.NaN])
      assert.equal(await refusal(offer(months)), 'E_PRICE_REFUSED')
    await db.assertEmpty('plans')
    await offer(12)
    await db.assertHas('plans', { listing_id: listing.id, major: 2, updates_for_months: 12 })
    const typed = { kind: 'one_time', major: '2', amount: '49', currency: 'usd' }
    for (const [months, read] of [
      ['12', 12],
      [null, undefined],
    ] as const) {
      const plan = await planValidator.validate({ ...typed, updates_for_months: months })
      assert.equal('updates_for_months' in plan ? plan.updates_for_months : undefined, read)
    }
    await assert.rejects(() => planValidator.validate({ ...typed, updates_for_months: '121' }))
  })

  test('is one for each version line', async ({ assert, db }) => {
    const { listing, owner } = await aListing({ plan: 'none' })
    const offer = (major: number) => new OfferPlan().handle(owner, listing.id, licence(major))

    await offer(0)
    await offer(1)

    assert.equal(await refusal(offer(1)), 'E_PLAN_ALREADY_OFFERED')
    await db.assertCount('plans', 2)
  })

  test('by subscription is one an interval, beside the lines that are paid once', async ({
    assert,
    db,
  }) => {
    const { listing, owner } = await aListing({ plan: 'none' })
    const offer = (what: Offer) => refusal(new OfferPlan().handle(owner, listing.id, what))

    assert.isNull(await offer(licence(1)))
    assert.isNull(await offer(renewing('month', { trialDays: 14 })))
    assert.isNull(await offer(renewing('year')))

    assert.equal(await offer(renewing('month')), 'E_PLAN_ALREADY_OFFERED')
    assert.equal(await offer({ kind: 'free' }), 'E_FREE_OR_PAID')
    const ours = { listing_id: listing.id, kind: 'subscription', major: null }
    await db.assertHas('plans', { ...ours, interval: 'month', trial_days: 14 }, 1)
    await db.assertHas('plans', { ...ours, interval: 'year', trial_days: 0 }, 1)
    await db.assertCount('plans', 3)
  })

  test('is free or paid, never both', async ({ assert, db }) => {
    const paid = await aListing()
    const by = { publisher: paid.publisher, owner: paid.owner }
    const free = await aListing({ by, plan: 'free' })
    const offer = (id: string, what: Offer) => refusal(new OfferPlan().handle(by.owner, id, what))

    assert.equal(await offer(paid.listing.id, { kind: 'free' }), 'E_FREE_OR_PAID')
    assert.equal(await offer(free.listing.id, licence(1)), 'E_FREE_OR_PAID')
    assert.equal(await offer(free.listing.id, { kind: 'free' }), 'E_PLAN_ALREADY_OFFERED')
    await db.assertCount('plans', 2)
  })

  test('never changes its price: a new one replaces it', async ({ assert, db }) => {
    const { listing, owner, plan } = await aListing()

    await new WithdrawPlan().handle(owner, plan!.id)
    const dearer = await new OfferPlan().handle(owner, listing.id, licence(1, 5900))

    assert.notEqual(dearer.id, plan!.id)
    await db.assertHas('plans', { id: plan!.id, amount_in_cents: 4900 })
    assert.isTrue((await plan!.refresh()).isWithdrawn)
    assert.equal(
      await refusal(new WithdrawPlan().handle(owner, plan!.id)),
      'E_PLAN_ALREADY_WITHDRAWN'
    )
    await db.assertHas('audit_events', { action: 'plan.withdrawn' }, 1)
  })

  test('has a price we can charge', async ({ assert, db }) => {
    const { listing, owner } = await aListing({ plan: 'none' })
    const before = await auditTrail()
    const refused = [
      licence(1, 49),
      licence(1, 10_000_000),
      licence(1, 49.5),
      licence(1, Number.NaN),
      licence(-1),
      licence(1.5),
      licence(1_000_000),
      { ...licence(1), currency: 'sek' },
      { ...licence(1), currency: 'USD' },
      renewing('month', { amountInCents: 49 }),
      renewing('month', { currency: 'jpy', amountInCents: 49 }),
      renewing('week' as 'month'),
      ...[-1, 91, 1.5, Number.NaN].map((trialDays) => renewing('year', { trialDays })),
    ] as Offer[]

    for (const offer of refused)
      assert.equal(
        await refusal(new OfferPlan().handle(owner, listing.id, offer)),
        'E_PRICE_REFUSED'
      )
    await db.assertEmpty('plans')
    assert.deepEqual(await auditTrail(), before)
    for (const cents of [50, 9_999_999])
      assert.isNull(priceProblem({ major: 0, amountInCents: cents, currency: 'usd' }))
  })
})

test.group('A price', () => {
  test('typed by a person is counted in cents, exactly', async ({ assert }) => {
    const typed = (amount: string) =>
      planValidator.validate({ kind: 'one_time', major: '1', amount, currency: 'usd' })
    const cents = fc.integer({ min: 0, max: 99_999_999 })
    await fc.assert(
      fc.asyncProperty(cents, fc.constantFrom('.', ','), async (amount, point) => {
        const text = `${Math.floor(amount / 100)}${point}${String(amount % 100).padStart(2, '0')}`
        const plan = await typed(text)
        assert.deepEqual(plan, { kind: 'one_time', major: 1, amount, currency: 'usd' })
      })
    )
    assert.deepEqual(await planValidator.validate({ kind: 'free', amount: '49' }), { kind: 'free' })
    for (const text of ['', '1e3', '-1', '1.234', '1,000.00', '0x10', '49 usd', '٤٩'])
      await assert.rejects(() => typed(text))
  })

  test('comes with its terms in one sentence', ({ assert }) => {
    assert.equal(
      termsSentence({ kind: 'one_time', major: 1, updatesForMonths: null }),
      'Pay once: every 1.x version, for ever. A later major version is a separate purchase.'
    )
    for (const [updatesForMonths, span] of [
      [1, 'month'],
      [18, '18 months'],
      [12, '12 months'],
      [24, '2 years'],
    ] as const)
      assert.equal(
        termsSentence({ kind: 'one_time', major: 1, updatesForMonths }),
        `Pay once: every 1.x version of the next ${span}, then keep the newest of them for ever.`
      )
    assert.equal(
      termsSentence({ kind: 'free', major: null, updatesForMonths: null }),
      'Free: sign in and download.'
    )
    const renewed = { kind: 'subscription', major: null, updatesForMonths: null }
    assert.equal(
      termsSentence({ ...renewed, interval: 'year', trialDays: 0 }),
      'Every version, of every line, while it runs. It renews each year until you cancel; then you keep the newest version of the time you paid for.'
    )
    assert.match(
      termsSentence({ ...renewed, interval: 'month', trialDays: 14 }),
      / The first 14 days are free: cancel by then and you pay nothing, and keep nothing\.$/
    )
    assert.includeMembers([...CURRENCIES], ['usd', 'eur'])
  })
})
