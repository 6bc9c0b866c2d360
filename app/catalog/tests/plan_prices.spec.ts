import fc from 'fast-check'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { currenciesOf, currencyProblems, LEAST } from '#start/currencies'
import { digitsOf, moneyWords, unitsOf } from '#shared/money'
import OfferPrice from '#catalog/actions/offer_price'
import WithdrawPlan from '#catalog/actions/withdraw_plan'
import WithdrawPrice from '#catalog/actions/withdraw_price'
import { cleanDatabase, rowCount } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { auditTrail } from '#tests/scenarios/actors'
import { aListing } from '#tests/scenarios/catalog'

const refusal = (act: Promise<unknown>) =>
  act.then(
    () => null,
    (error) => error as Error & { code: string }
  )
const offer = (owner: Parameters<OfferPrice['handle']>[0], plan: { id: string } | null) => {
  const by = (currency: string, amountInCents: number) =>
    new OfferPrice().handle(owner, plan!.id, { amountInCents, currency })
  return by
}

test.group('A plan’s price in another currency', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is offered beside the plan’s own, once a currency, and ends alone', async ({
    assert,
    db: rows,
  }) => {
    const { owner, plan } = await aListing()
    const price = offer(owner, plan)

    const euros = await price('eur', 4500)
    await price('jpy', 5000)
    assert.equal((await refusal(price('eur', 4000)))!.code, 'E_PRICE_ALREADY_OFFERED')
    assert.equal((await refusal(price('usd', 4000)))!.code, 'E_PRICE_ALREADY_OFFERED')
    await rows.assertCount('plan_prices', 2)

    await new WithdrawPrice().handle(owner, euros.id)
    const again = await refusal(new WithdrawPrice().handle(owner, euros.id))
    assert.equal(again!.code, 'E_PRICE_ALREADY_WITHDRAWN')
    await price('eur', 3900)
    const kept = { plan_id: plan!.id, currency: 'eur' }
    await rows.assertHas('plan_prices', { ...kept, amount_in_cents: 4500 }, 1)
    await rows.assertHas('plan_prices', { ...kept, amount_in_cents: 3900, withdrawn_at: null }, 1)
    await rows.assertHas('plans', { id: plan!.id, amount_in_cents: 4900, withdrawn_at: null }, 1)
    await rows.assertHas('audit_events', { action: 'price.offered', actor: owner.label }, 3)
    await rows.assertHas('audit_events', { action: 'price.withdrawn' }, 1)
  })

  test('is one that Stripe takes, of a plan that is sold, and its publisher’s to make', async ({
    assert,
    db: rows,
  }) => {
    const { owner, plan, publisher } = await aListing()
    const price = offer(owner, plan)
    const stranger = await aUser()
    const before = await auditTrail()

    const tooLittle = await refusal(price('jpy', 49))
    assert.include(tooLittle!.message, 'between ¥50 and ¥9,999,999')
    assert.include((await refusal(price('eur', 49)))!.message, 'between €0.50 and €99,999.99')
    for (const amount of [10_000_000, 50.5, Number.NaN, -1])
      assert.equal((await refusal(price('eur', amount)))!.code, 'E_PRICE_REFUSED')
    for (const currency of ['sek', 'EUR', 'xxx', ''])
      assert.equal((await refusal(price(currency, 4500)))!.code, 'E_PRICE_REFUSED')
    const foreign = await refusal(offer(stranger, plan)('eur', 4500))
    assert.equal(foreign!.code, 'E_AUTHORIZATION_FAILURE')
    assert.deepEqual(await auditTrail(), before)

    const free = await aListing({ plan: 'free', by: { owner, publisher } })
    assert.include((await refusal(offer(owner, free.plan)('eur', 4500)))!.message, 'free in every')
    await new WithdrawPlan().handle(owner, plan!.id)
    assert.equal((await refusal(price('eur', 4500)))!.code, 'E_PLAN_ALREADY_WITHDRAWN')
    await rows.assertEmpty('plan_prices')
  })

  test('is offered and ended on the studio’s page, as it is written in its currency', async ({
    assert,
    client,
    db: rows,
  }) => {
    const { owner, plan, listing } = await aListing()
    const post = (path: string, fields: object = {}) =>
      client.post(path).form(fields).loginAs(owner).withCsrfToken().redirects(0)
    const path = `/studio/plans/${plan!.id}/prices`

    const decimals = await post(path, { amount: '50.50', currency: 'jpy' })
    const bag = decimals.flashMessage('inputErrorsBag') as Record<string, string[]>
    assert.deepEqual(bag.amount, ['Write an amount such as 4900, without decimals.'])
    await post(path, { amount: '5000', currency: 'jpy' })
    await post(path, { amount: '45,5', currency: 'eur' })
    await rows.assertHas('plan_prices', { amount_in_cents: 5000, currency: 'jpy' }, 1)
    await rows.assertHas('plan_prices', { amount_in_cents: 4550, currency: 'eur' }, 1)
    await rows.assertCount('plan_prices', 2)

    const page = `/studio/listings/${listing.id}/plans`
    const { inertiaProps } = await client.get(page).loginAs(owner).withInertia()
    const [{ prices }] = inertiaProps.plans as { prices: { id: string; currency: string }[] }[]
    assert.deepEqual(
      prices.map(({ currency }) => currency),
      ['eur', 'jpy']
    )
    await post(`/studio/prices/${prices[0].id}/withdrawal`)
    await rows.assertHas('plan_prices', { currency: 'eur', withdrawn_at: null }, 0)
    const stranger = await aUser()
    const foreign = await client
      .post(`/studio/prices/${prices[1].id}/withdrawal`)
      .loginAs(stranger)
      .withCsrfToken()
      .redirects(0)
    assert.notEqual(foreign.status(), 200)
    await rows.assertHas('plan_prices', { currency: 'jpy', withdrawn_at: null }, 1)
  })
})

test.group('Postgres', (group) => {
  group.each.setup(() => cleanDatabase())

  test('holds one open price a currency, and lets none change', async ({ assert }) => {
    const { owner, plan } = await aListing()
    const price = offer(owner, plan)
    const tries = [4500, 4400, 4300, 4200].map((amount) => refusal(price('eur', amount)))
    const refused = (await Promise.all(tries)).filter((error) => error !== null)
    assert.lengthOf(refused, 3)
    assert.equal(await rowCount('plan_prices'), 1)

    const insert = (row: object) =>
      db.table('plan_prices').insert({ plan_id: plan!.id, amount_in_cents: 4000, ...row })
    await assert.rejects(() => insert({ currency: 'eur' }), /one_open_a_currency/)
    await assert.rejects(() => insert({ currency: 'usd' }), /one price in its own currency/)
    for (const change of [{ amount_in_cents: 1 }, { currency: 'gbp' }])
      await assert.rejects(() => db.from('plan_prices').update(change), /only ends/)
    await assert.rejects(() => db.from('plans').update({ amount_in_cents: 1 }), /only ends/)
    await db.from('plan_prices').update({ withdrawn_at: new Date() })
    await assert.rejects(() => db.from('plan_prices').update({ withdrawn_at: null }), /only ends/)
  })
})

test.group('Money', () => {
  test('is written and read in the digits of its currency, without loss', ({ assert }) => {
    const known = fc.constantFrom(...Object.keys(LEAST))
    fc.assert(
      fc.property(
        known,
        fc.nat(99_999_999),
        fc.constantFrom('.', ','),
        (currency, units, point) => {
          const digits = digitsOf(currency)
          const text = String(units).padStart(digits + 1, '0')
          const typed = digits ? `${text.slice(0, -digits)}${point}${text.slice(-digits)}` : text
          assert.equal(unitsOf(typed, currency), units)
          assert.isNull(unitsOf(`${typed}${digits ? '0' : '.0'}`, currency))
          const shown = moneyWords({ amountInCents: units, currency }).replace(/[^\d.]/g, '')
          assert.equal(unitsOf(shown, currency), units)
        }
      )
    )
    for (const typed of ['', '-1', '1e3', '1,000.00', '0x10', '٤٩', '49 usd', '1.234'])
      assert.isNull(unitsOf(typed, 'usd'))
  })

  test('has the digits that Stripe counts in', ({ assert }) => {
    const without = Object.keys(LEAST).filter((currency) => digitsOf(currency) !== 2)
    assert.deepEqual(without, ['jpy', 'krw'])
    assert.deepEqual(without.map(digitsOf), [0, 0])
  })

  test('comes in the currencies that the shop is set to', ({ assert }) => {
    assert.deepEqual(currenciesOf(' EUR, jpy '), ['eur', 'jpy'])
    assert.deepEqual(currencyProblems('usd,eur'), [])
    assert.deepEqual(currencyProblems(), [])
    for (const wrong of ['', 'usd,usd', 'kwd', 'euro', 'usd;eur'])
      assert.match(currencyProblems(wrong)[0], /^CURRENCIES must be a list/)
  })
})
