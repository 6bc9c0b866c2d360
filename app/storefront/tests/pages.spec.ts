import { readFile } from 'node:fs/promises'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import testUtils from '@adonisjs/core/services/test_utils'
import TakeDownListing from '#catalog/actions/take_down_listing'
import FeatureListing from '#catalog/actions/feature_listing'
import { aUser } from '#tests/scenarios/accounts'
import { aListing, anOfferedListing } from '#tests/scenarios/catalog'
import { aBuyerWithToken } from '#tests/scenarios/delivery'
import { aPublishedRelease } from '#tests/scenarios/releases'

test.group('The storefront', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('opens, empty or full, with its words in the page', async ({ client, assert }) => {
    assert.include((await client.get('/')).text(), 'The shelves are still empty')
    const { listing } = await anOfferedListing({ name: 'Review Lantern' })
    await new FeatureListing().handle(await aUser({ isAdmin: true }), listing.id)

    const home = await client.get('/')
    home.assertStatus(200)
    for (const words of ['Featured', 'Popular', 'Review Lantern', `/agents/${listing.agentId}`])
      assert.include(home.text(), words)
  })

  test('says where to tell us about a weakness', async ({ client, assert }) => {
    const answer = await client.get('/.well-known/security.txt')
    answer.assertStatus(200)
    assert.match(answer.header('content-type')!, /^text\/plain/)
    const lines = answer.text().trim().split('\n')
    const fields = new Map(lines.map((line) => line.split(/: (.*)/) as [string, string]))
    assert.match(fields.get('Contact')!, /^mailto:\S+@\S+$/)
    const days = (Date.parse(fields.get('Expires')!) - Date.now()) / 86_400_000
    assert.isTrue(days > 170 && days < 365)
    ;(await client.get(new URL(fields.get('Policy')!).pathname)).assertStatus(200)
  })

  test('searches by its address, without a script', async ({ client, assert }) => {
    await anOfferedListing({ name: 'Review Lantern', plan: 'free' })
    const page = (query: string) => client.get(`/agents?${query}`)

    assert.include((await page('q=lantern&price=free&sort=newest')).text(), 'Review Lantern')
    assert.include((await page('q=lantern&price=paid')).text(), 'No agent matches')
    assert.include((await page('q=lantrn')).text(), 'these names look alike')
    for (const odd of [
      'q[]=a',
      'q[a]=b',
      'q=%00',
      'q=%ff',
      'after=zzz',
      'q=a&q=b',
      'tag[__proto__][x]=1',
      `q=${'x'.repeat(3000)}`,
    ])
      (await page(odd)).assertStatus(200)
  })

  test('shows a listing with its price, terms, permissions, versions and how to install it', async ({
    client,
    assert,
  }) => {
    const { listing, release, publisher } = await aPublishedRelease({
      notes: 'The **first** one.',
      name: 'Review Lantern',
    })
    const page = await client.get(`/agents/${listing.agentId}`)

    page.assertStatus(200)
    const { sha256 } = release.source
    const words = [
      'Review Lantern',
      '$49.00',
      'Pay once: every 1.x version, for ever.',
      'Paying never grants a permission',
      release.version,
      sha256.slice(0, 12),
      'The <strong>first</strong> one.',
      `npx fleetprompt install ${listing.agentId}`,
      `/publishers/${publisher.slug}`,
      'Sign in to buy',
      'Reads <strong>carefully</strong>.',
    ]
    for (const expected of words) assert.include(page.text(), expected)
    const { requested } = (await client.get(`/agents/${listing.agentId}`).withInertia())
      .inertiaProps as { requested: { permissions: { words: string; risk: string }[] } }
    assert.lengthOf(requested.permissions, release.permissions.length)
  })

  test('names a command that npx finds in a package of ours', async ({ client, assert }) => {
    const { name, bin } = JSON.parse(
      await readFile(app.makePath('packages/core-client/package.json'), 'utf8')
    )
    assert.deepEqual(Object.keys(bin), [name])
    const scene = await aBuyerWithToken()
    const pages = [
      await client.get(`/agents/${scene.listing.agentId}`),
      await client.get(`/library/${scene.entitlement.id}`).loginAs(scene.buyer),
    ]
    for (const page of pages) {
      const commands = [...page.text().matchAll(/\bnpx (\S+) (login|install)\b/g)]
      assert.isAtLeast(commands.length, 2)
      for (const [, named] of commands) assert.equal(named, name)
    }
    for (const text of ['README.md', 'packages/core-client/README.md'])
      for (const [, named] of (await readFile(app.makePath(text), 'utf8')).matchAll(
        /^(?:\| `)?npx (\S+) (?:login|install|info|help)/gm
      ))
        assert.equal(named, name, text)
  })

  test('has one address a listing, whatever the case of its letters', async ({ client }) => {
    const { listing } = await anOfferedListing({ agentId: 'com.Example.Lamp' })
    const moved = await client.get('/agents/COM.example.lamp').redirects(0)
    moved.assertStatus(301)
    moved.assertHeader('location', `/agents/${listing.agentId}`)
  })

  test('does not know drafts and what was taken down, unless for their publisher and admins', async ({
    client,
    assert,
  }) => {
    const draft = await aListing({ name: 'Secret Lamp' })
    const down = await anOfferedListing({ by: draft, name: 'Fallen Lamp' })
    const admin = await aUser({ isAdmin: true })
    await new TakeDownListing().handle(admin, down.listing.id, 'It spied.')
    const buyer = await aUser()

    for (const { listing } of [draft, down]) {
      const path = `/agents/${listing.agentId}`
      for (const page of [await client.get(path), await client.get(path).loginAs(buyer)]) {
        page.assertStatus(404)
        assert.notInclude(page.text(), 'Lamp')
      }
      for (const who of [draft.owner, admin])
        (await client.get(path).loginAs(who)).assertStatus(200)
    }
    assert.include(
      (await client.get(`/agents/${draft.listing.agentId}`).loginAs(draft.owner)).text(),
      'others cannot see it'
    )
    assert.include(
      (await client.get(`/agents/${down.listing.agentId}`).loginAs(draft.owner)).text(),
      'It spied.'
    )
    for (const odd of ['x', '%00', '..%2f', 'a%20b', 'é.é'])
      (await client.get(`/agents/${odd}`)).assertStatus(404)
  })

  test('lets a publisher preview a draft', async ({ client, assert }) => {
    const { listing, owner } = await aListing({ name: 'Secret Lamp' })
    const preview = await client.get(`/studio/listings/${listing.id}/preview`).loginAs(owner)
    preview.assertStatus(200)
    assert.include(preview.text(), 'This is a draft: others cannot see it.')
    assert.include(preview.text(), 'Secret Lamp')
  })

  test('introduces a publisher with what they offer, and nothing else of theirs', async ({
    client,
    assert,
  }) => {
    const offered = await anOfferedListing({ name: 'Lamp' })
    await aListing({ by: offered, name: 'Unfinished' })
    const page = await client.get(`/publishers/${offered.publisher.slug}`)

    page.assertStatus(200)
    assert.include(page.text(), offered.publisher.bio)
    assert.include(page.text(), 'Lamp')
    for (const hidden of [
      'Unfinished',
      offered.owner.email,
      offered.owner.id,
      offered.publisher.id,
    ])
      assert.notInclude(page.text(), hidden)
    ;(await client.get('/publishers/nobody')).assertStatus(404)
    ;(await client.get('/publishers/%00')).assertStatus(404)
  })

  test('shows the policies', async ({ client, assert }) => {
    for (const name of ['content', 'refunds', 'terms', 'security']) {
      const page = await client.get(`/policies/${name}`)
      page.assertStatus(200)
      assert.match(page.text(), /<h1[^>]*>[A-Z]/)
      assert.include(page.text(), '<h2>')
    }
    for (const name of ['content', 'refunds', 'security'])
      assert.match(
        (await client.get(`/policies/${name}`)).text(),
        /<a href="https?:\/\/[^"]+\/\.well-known\/security\.txt"/
      )
    for (const name of ['other', '..%2fsecrets', 'content.md'])
      (await client.get(`/policies/${name}`)).assertStatus(404)
  })
})
