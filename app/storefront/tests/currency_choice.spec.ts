import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import OfferPlan from '#catalog/actions/offer_plan'
import WithdrawPrice from '#catalog/actions/withdraw_price'
import { listingCards } from '#catalog/queries/listing_cards'
import db from '@adonisjs/lucid/services/db'
import { cleanDatabase } from '#tests/database'
import { anOfferedListing } from '#tests/scenarios/catalog'
import { priced } from '#tests/scenarios/currencies'
import { Visitor } from '#tests/visitor'

type Offer = { priceId: string | null; amountInCents: number; currency: string }
type Shown = { offers: Offer[]; currencies: string[]; chosenCurrency: string | null }

test.group('The currency of prices', (group) => {
  group.each.setup(() => cleanDatabase())

  test('is the plan’s own until the reader chooses one, and then that everywhere', async ({
    assert,
  }) => {
    const scene = await priced(await anOfferedListing(), { eur: 4500, jpy: 5000 })
    const monthly = { kind: 'subscription', interval: 'month', currency: 'usd' } as const
    await new OfferPlan().handle(scene.owner, scene.listing.id, { ...monthly, amountInCents: 900 })
    const path = `/agents/${scene.listing.agentId}`
    const visitor = new Visitor()
    const shown = async () => (await visitor.page(path)).props as unknown as Shown
    const amounts = async () =>
      (await shown()).offers.map((one) => [one.amountInCents, one.currency])
    const card = async (page: string, list: string) =>
      ((await visitor.page(page)).props[list] as { price: Offer }[])[0].price

    const before = await shown()
    assert.deepEqual(before.currencies, ['usd', 'eur', 'jpy'])
    assert.isNull(before.chosenCurrency)
    assert.deepEqual(await amounts(), [
      [4900, 'usd'],
      [900, 'usd'],
    ])
    const german = await visitor.get(path, { 'accept-language': 'de-DE' })
    assert.notInclude(german.body, '"chosenCurrency":"eur"')

    const chosen = await visitor.post('/currency', { currency: 'jpy' })
    assert.equal(chosen.status, 302)
    assert.deepEqual(await amounts(), [
      [5000, 'jpy'],
      [900, 'usd'],
    ])
    const { offers } = await shown()
    assert.equal(offers[0].priceId, scene.prices.jpy.id)
    assert.isNull(offers[1].priceId)
    assert.include((await visitor.get(path)).body, '¥5,000')
    for (const [page, list] of [
      ['/', 'newest'],
      ['/agents', 'listings'],
      [`/publishers/${scene.publisher.slug}`, 'listings'],
    ])
      assert.include(await card(page, list), { amountInCents: 5000, currency: 'jpy' }, page)

    await new WithdrawPrice().handle(scene.owner, scene.prices.jpy.id)
    assert.deepEqual((await shown()).currencies, ['usd', 'eur'])
    assert.deepEqual((await amounts())[0], [4900, 'usd'])
    assert.include(await card('/agents', 'listings'), { amountInCents: 900, currency: 'usd' })
  })

  test('is one of the shop’s, whatever is sent', async ({ assert }) => {
    const { listing } = await priced(await anOfferedListing(), { eur: 4500 })
    const visitor = new Visitor()
    for (const currency of ['sek', '', 'EUR', '__proto__'])
      await visitor.post('/currency', { currency })
    visitor.cookies.set('currency', 'eur')
    const { props } = await visitor.page(`/agents/${listing.agentId}`)
    assert.isNull(props.chosenCurrency)
  })
})

test.group('The cheapest price of a listing', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is found among amounts of one currency', async ({ assert }) => {
    const scene = await anOfferedListing({ amountInCents: 4900 })
    const offer = (major: number, amountInCents: number, currency: string) =>
      new OfferPlan().handle(scene.owner, scene.listing.id, {
        kind: 'one_time',
        major,
        amountInCents,
        currency,
      })
    await offer(2, 600, 'jpy')
    await offer(3, 3900, 'usd')
    await priced(scene, { eur: 9900 })
    const price = async (currency?: string) => {
      const query = db.from('listings').select('id', 'downloads_count as key')
      const [card] = await listingCards(query, 'number', currency)
      return card.price && [card.price.amountInCents, card.price.currency]
    }

    assert.deepEqual(await price(), [3900, 'usd'])
    assert.deepEqual(await price('jpy'), [600, 'jpy'])
    assert.deepEqual(await price('eur'), [9900, 'eur'])
    assert.deepEqual(await price('gbp'), [3900, 'usd'])
  })
})
