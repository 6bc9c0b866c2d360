import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import GiveBadge from '#catalog/actions/give_badge'
import TakeDownListing from '#catalog/actions/take_down_listing'
import { browseFacets } from '#catalog/queries/browse_facets'
import { browseListings, PAGE_SIZE } from '#catalog/queries/browse_listings'
import { listingFilters } from '#catalog/queries/listing_filters'
import { aUser } from '#tests/scenarios/accounts'
import { aListing, anOfferedListing, type ListingTraits } from '#tests/scenarios/catalog'
import { aPublisher } from '#tests/scenarios/publishers'

const found = async (query: Record<string, unknown>) =>
  (await browseListings(listingFilters(query))).listings.map(({ name }) => name)

test.group('Browsing', (group) => {
  let by: Awaited<ReturnType<typeof aPublisher>>
  const offer = (name: string, traits: ListingTraits = {}) =>
    anOfferedListing({
      by,
      name,
      tags: [],
      summary: 'Small.',
      description: 'Nothing else.',
      integrationPoints: [],
      ...traits,
    })

  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(async () => {
    by = await aPublisher()
  })

  test('finds words of the name, summary, tags and description, stemmed, in any order', async ({
    assert,
  }) => {
    await offer('Review Lantern')
    await offer('Ledger', { summary: 'Reviews invoices' })
    await offer('Beacon', { tags: ['reviewing'] })
    await offer('Walk', { description: 'It reviewed a page.' })
    await offer('Other')

    assert.sameMembers(await found({ q: 'reviews' }), [
      'Review Lantern',
      'Ledger',
      'Beacon',
      'Walk',
    ])
    assert.equal((await found({ q: 'reviews' }))[0], 'Review Lantern')
    assert.equal((await found({ q: 'reviews' })).at(-1), 'Walk')
    assert.deepEqual(await found({ q: 'invoices reviewing' }), ['Ledger'])
  })

  test('finds the word that is still being typed', async ({ assert }) => {
    await offer('Review Lantern')
    for (const q of ['re', 'rev', 'review', 'review lan', 'lantern rev'])
      assert.deepEqual(await found({ q }), ['Review Lantern'], q)
  })

  test('finds an agent id, whole or begun', async ({ assert }) => {
    await offer('Lantern', { agentId: 'com.tidewater.lantern' })
    for (const q of ['com.tidewater.lantern', 'com.tidewater.lan', 'COM.Tidewater.Lantern'])
      assert.deepEqual(await found({ q }), ['Lantern'], q)
  })

  test('forgives a mistyped name, and says so', async ({ assert }) => {
    await offer('Review Lantern')
    await offer('Calendar Broker')

    for (const q of ['lantrn', 'reviw lantern', 'Lanternn']) {
      const page = await browseListings(listingFilters({ q }))
      assert.deepEqual(
        [page.match, ...page.listings.map(({ name }) => name)],
        ['alike', 'Review Lantern'],
        q
      )
    }
    assert.equal((await browseListings(listingFilters({ q: 'lantern' }))).match, 'words')
    assert.deepEqual(await found({ q: 'zzzzqqq' }), [])
  })

  test('takes every character as it is: no wildcard, no operator, no error', async ({ assert }) => {
    await offer('Review Lantern')
    const odd = [
      '%',
      '_',
      '%%%',
      "'",
      "''",
      '\\',
      "\\'",
      ':*',
      '&',
      '|',
      '!',
      '(',
      ')',
      '<->',
      "a'b",
      '" or 1=1',
      'the',
      '💡',
      '٣',
      '\u202e',
      'a\0b',
      '\ud800',
      'x'.repeat(5000),
      '. . .',
      '...',
      '-',
      '-a',
      "lan:*' | 'x",
    ]
    for (const q of odd) assert.isArray(await found({ q }), q)
    assert.deepEqual(await found({ q: 'la%rn' }), await found({ q: 'la rn' }))
    for (const q of ['%', '_', '%%%']) assert.deepEqual(await found({ q }), [], q)
  })

  test('narrows by price, integration, tag, permission domain and badge', async ({ assert }) => {
    await offer('Free', { plan: 'free', tags: ['one'], integrationPoints: ['git'] })
    const paid = await offer('Paid', { tags: ['two'], integrationPoints: ['git', 'imap'] })
    await new GiveBadge().handle(await aUser({ isAdmin: true }), paid.listing.id, 'verified')

    assert.deepEqual(await found({ price: 'free' }), ['Free'])
    assert.deepEqual(await found({ price: 'paid' }), ['Paid'])
    assert.deepEqual(await found({ integration: 'imap' }), ['Paid'])
    assert.sameMembers(await found({ integration: 'git' }), ['Free', 'Paid'])
    assert.deepEqual(await found({ tag: 'one' }), ['Free'])
    assert.deepEqual(await found({ verified: '1' }), ['Paid'])
    assert.lengthOf(await found({ domain: 'filesystem' }), 2)
    assert.deepEqual(await found({ domain: 'network' }), [])
    assert.deepEqual(await found({ tag: 'one', price: 'paid' }), [])
  })

  test('counts what one could narrow by', async ({ assert }) => {
    await offer('A', { tags: ['git', 'mail'], integrationPoints: ['git'] })
    await offer('B', { tags: ['git'] })

    const facets = await browseFacets(listingFilters({}), 'words')
    assert.deepInclude(facets, { total: 2, isCapped: false })
    assert.deepEqual(facets.tags, [
      { value: 'git', count: 2 },
      { value: 'mail', count: 1 },
    ])
    assert.deepEqual(facets.domains, [{ value: 'filesystem', count: 2 }])
    assert.deepEqual((await browseFacets(listingFilters({ tag: 'mail' }), 'words')).total, 1)
  })

  test('never shows a draft or what was taken down', async ({ assert }) => {
    await aListing({ by, name: 'Draft' })
    const down = await offer('Down')
    await new TakeDownListing().handle(await aUser({ isAdmin: true }), down.listing.id, 'Spam')

    for (const query of [
      {},
      { q: 'draft' },
      { q: 'down' },
      { q: 'dwn' },
      { sort: 'newest' },
      { sort: 'released' },
    ])
      assert.deepEqual(await found(query), [])
    assert.equal((await browseFacets(listingFilters({}), 'words')).total, 0)
  })

  test('goes forwards and back through every sort without losing or repeating one', async ({
    assert,
  }) => {
    const names = Array.from({ length: PAGE_SIZE * 2 + 5 }, (_, at) => `Lamp ${at}`)
    const { listing } = await offer('Lamp 0')
    const columns = `publisher_id, name, summary, description, tags, integration_points, repository_url`
    await db.rawQuery(
      `insert into listings (agent_id, published_at, released_at, downloads_count, ${columns})
       select 'com.example.' || n, now() - (n % 7) * interval '1 us', now() - (n % 5) * interval '1 us', n % 3, publisher_id,
         'Lamp ' || n, summary, description, tags, integration_points, repository_url
       from listings, generate_series(1, ?) as n where id = ?`,
      [names.length - 1, listing.id]
    )

    for (const query of [
      { sort: 'popular' },
      { sort: 'released' },
      { sort: 'newest' },
      { q: 'lamp' },
    ]) {
      const pages: string[][] = []
      let page = await browseListings(listingFilters(query))
      assert.isNull(page.previous)
      for (;;) {
        pages.push(page.listings.map(({ name }) => name))
        if (!page.next) break
        page = await browseListings(listingFilters({ ...query, after: page.next }))
      }
      assert.deepEqual(
        pages.map(({ length }) => length),
        [PAGE_SIZE, PAGE_SIZE, 5]
      )
      assert.sameMembers(pages.flat(), names)

      for (const expected of pages.slice(0, -1).reverse()) {
        page = await browseListings(listingFilters({ ...query, before: page.previous }))
        assert.deepEqual(
          page.listings.map(({ name }) => name),
          expected
        )
      }
      assert.isNull(page.previous)
    }
  })

  test('treats a broken cursor, filter or sort as if it were not there', async ({ assert }) => {
    await offer('Lamp')
    const cursor = (text: string) => Buffer.from(text).toString('base64url')
    const broken = [
      { after: 'x' },
      { after: cursor('1 2') },
      { after: cursor(`1 ${'0'.repeat(36)}`) },
      { before: ['a'] },
      { after: { a: 'b' } },
      { after: cursor(`99999999999999999999 ${crypto.randomUUID()}`) },
      { sort: 'newest', after: cursor(`2026-99-99T00:00:00.000000Z ${crypto.randomUUID()}`) },
      { sort: 'newest', after: cursor(`0000-01-01T00:00:00.000000Z ${crypto.randomUUID()}`) },
      { sort: 'released', after: cursor(`0000-01-01T00:00:00.000000Z ${crypto.randomUUID()}`) },
      { sort: 'newest', after: cursor(`2026-02-31T00:00:00.000000Z ${crypto.randomUUID()}`) },
      { sort: "name'; drop table listings" },
      { price: 'cheap' },
      { verified: 'yes' },
      { q: { a: 1 } },
      { tag: ['a'] },
    ]
    for (const query of broken)
      assert.deepEqual(await found(query), ['Lamp'], JSON.stringify(query))
  })

  test('shows the price of the cheapest plan on offer', async ({ assert }) => {
    await offer('Lamp', { amountInCents: 700, releasedAt: DateTime.now() } as ListingTraits)
    const [card] = (await browseListings(listingFilters({}))).listings
    assert.deepEqual(card.price, { amountInCents: 700, currency: 'usd', interval: null })
    assert.equal(card.publisherName, by.publisher.displayName)

    const monthly = { plan: 'subscription', amountInCents: 600, releasedAt: DateTime.now() }
    await offer('Beacon', monthly as ListingTraits)
    const { listings } = await browseListings(listingFilters({ q: 'Beacon' }))
    assert.deepEqual(listings[0].price, { amountInCents: 600, currency: 'usd', interval: 'month' })
  })
})
