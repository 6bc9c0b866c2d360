import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import YankRelease from '#releases/actions/yank_release'
import TakeDownListing from '#catalog/actions/take_down_listing'
import RevokeEntitlement from '#entitlements/actions/revoke_entitlement'
import { entitlementOf, libraryOf } from '#entitlements/queries/library_of'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { anEntitlement, aBuyerWithToken } from '#tests/scenarios/delivery'
import { aPublishedRelease } from '#tests/scenarios/releases'
import { aStory, inDays, paid, told } from '#tests/scenarios/subscriptions'

const verdicts = async (...of: Parameters<typeof entitlementOf>) =>
  Object.fromEntries(
    (await entitlementOf(...of)).releases.map(({ release, verdict }) => [
      release.version,
      verdict.code,
    ])
  )

test.group('The library', (group) => {
  group.each.setup(() => cleanDatabase())

  test('says of every published version whether it may be had, and why not', async ({ assert }) => {
    const scene = await aPublishedRelease({ version: '1.0.0' })
    const later = await aPublishedRelease({ on: scene, version: '1.1.0' })
    await aPublishedRelease({ on: scene, version: '2.0.0' })
    const buyer = await aUser()
    const entitlement = await anEntitlement(buyer, scene.listing)

    assert.deepEqual(await verdicts(buyer, entitlement.id), {
      '2.0.0': 'refused.other_major',
      '1.1.0': 'eligible.major_line',
      '1.0.0': 'eligible.major_line',
    })
    assert.equal((await libraryOf(buyer))[0].latest?.version, '1.1.0')

    await new YankRelease().handle(scene.owner, later.release.id, { reason: 'broken' })
    const newcomer = await aUser()
    const late = await anEntitlement(newcomer, scene.listing, { issuedAt: DateTime.now() })
    assert.equal((await verdicts(buyer, entitlement.id))['1.1.0'], 'eligible.yanked_but_covered')
    assert.equal((await verdicts(newcomer, late.id))['1.1.0'], 'refused.yanked')
    assert.equal((await libraryOf(buyer))[0].latest?.version, '1.0.0')
  })

  test('shows each owner their own, with the reason of what is over', async ({
    assert,
    client,
  }) => {
    const { buyer, entitlement, listing } = await aBuyerWithToken()
    await new RevokeEntitlement().handle(await aUser({ isAdmin: true }), entitlement.id, {
      reason: 'fraud',
      causeRef: 'admin',
      message: 'The card was stolen.',
      at: new Date(),
    })

    const index = await client.get('/library').loginAs(buyer).withInertia()
    index.assertStatus(200)
    index.assertInertiaComponent('library/index')
    const [card] = index.inertiaProps.cards as { status: string; reason: string }[]
    assert.equal(card.status, 'revoked')
    assert.include(card.reason, 'The card was stolen.')

    const page = await client.get(`/library/${entitlement.id}`).loginAs(buyer).withInertia()
    const { versions, history } = page.inertiaProps.entitlement as {
      versions: { eligible: boolean; code: string }[]
      history: { what: string }[]
    }
    assert.deepEqual(
      versions.map(({ eligible, code }) => ({ eligible, code })),
      [{ eligible: false, code: 'refused.revoked_fraud' }]
    )
    assert.lengthOf(history, 2)

    const stranger = await aUser()
    assert.deepEqual(await libraryOf(stranger), [])
    ;(await client.get(`/library/${entitlement.id}`).loginAs(stranger)).assertStatus(404)
    ;(await client.get('/library').redirects(0)).assertHeader('location', '/sign-in')
    assert.equal(listing.id, entitlement.listingId)
  })

  test('says of a subscription what comes next, and what is kept of it', async ({
    assert,
    client,
  }) => {
    type Page = { status: string; comes: { word: string; at: string } | null; kept: string[] }
    const { listing } = await aPublishedRelease()
    const buyer = await aUser()
    const story = aStory(buyer, listing, { periods: [paid(-10, 20)] })
    const { id } = await told(story)
    const shown = async () => {
      const page = await client.get(`/library/${id}`).loginAs(buyer).withInertia()
      page.assertStatus(200)
      const { status, comes, kept } = page.inertiaProps.entitlement as Page
      return [status, comes?.word ?? null, kept]
    }
    assert.deepEqual(await shown(), ['active', 'renews on', []])
    await told({ ...story, cancelsAt: story.periods[0].endsAt })
    assert.deepEqual(await shown(), ['active', 'ends on', []])
    const since = inDays(-1)
    await told({ ...story, overdue: [{ since, graceEndsAt: inDays(6), until: null }] })
    assert.deepEqual(await shown(), ['past_due', 'open until', []])
    await told({ ...story, endedAt: inDays(0) })
    assert.deepEqual(await shown(), ['inactive', null, ['1.0.0']])
    const index = await client.get('/library').loginAs(buyer)
    index.assertTextIncludes('Your subscription ended')
  })

  test('opens nothing of a listing that was taken down', async ({ assert }) => {
    const { buyer, entitlement, listing } = await aBuyerWithToken()
    const admin = await aUser({ isAdmin: true })
    await new TakeDownListing().handle(admin, listing.id, 'It phones home.')

    assert.deepEqual(await verdicts(buyer, entitlement.id), {
      '1.0.0': 'refused.listing_taken_down',
    })
  })

  test('tells whoever has nothing yet what to do', async ({ client }) => {
    const response = await client.get('/library').loginAs(await aUser())
    response.assertStatus(200)
    response.assertTextIncludes('Nothing here yet')
    response.assertTextIncludes('Find an agent')
  })
})
